package org.halte.base.formats;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.halte.base.geo.Position;
import org.jspecify.annotations.Nullable;

/**
 * Reads KML 2.2 (OGC 07-147r2) as Google My Maps, Google Earth and uMap write it: folders are
 * layers, placemarks carry {@code ExtendedData} or their columns as lines of the description. A
 * document type is refused, nothing is fetched from elsewhere.
 */
final class KmlReader {

  private static final int DEEPEST = 60;
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern COMMA = Pattern.compile(",");

  private final XMLStreamReader xml;
  private final Limits limits;
  private final Deque<String> path = new ArrayDeque<>();
  private final Deque<String> layers = new ArrayDeque<>();
  private final List<Placemark> placemarks = new ArrayList<>();
  private boolean linksElsewhere;
  private @Nullable Draft draft;

  /** A placemark while its elements go by. */
  private static final class Draft {
    String name = "";
    String description = "";
    @Nullable String address;
    String dataName = "";
    List<Position> shape = List.of();
    final Map<String, String> data = new LinkedHashMap<>();
  }

  private KmlReader(XMLStreamReader xml, Limits limits) {
    this.xml = xml;
    this.limits = limits;
  }

  /**
   * All placemarks in the file's order.
   *
   * @throws UnreadableFile with a sentence for the person who brought the file
   */
  static List<Placemark> read(byte[] content, Limits limits) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      KmlReader reader =
          new KmlReader(factory.createXMLStreamReader(new ByteArrayInputStream(content)), limits);
      reader.readAll();
      return reader.result();
    } catch (XMLStreamException e) {
      UnreadableFile broken =
          new UnreadableFile(
              UnreadableFile.Reason.BROKEN,
              "Ce fichier KML est abîmé (ligne "
                  + e.getLocation().getLineNumber()
                  + ") : exportez la carte à nouveau.",
              "This KML file is damaged (line "
                  + e.getLocation().getLineNumber()
                  + "): export the map again.");
      broken.initCause(e);
      throw broken;
    }
  }

  private List<Placemark> result() {
    if (placemarks.isEmpty() && linksElsewhere) {
      throw new UnreadableFile(
          UnreadableFile.Reason.BROKEN,
          "Ce fichier KML ne contient qu'un lien vers une carte en ligne : exportez la carte"
              + " elle-même, sans « actualiser les données ».",
          "This KML file only holds a link to a map online: export the map itself, without"
              + " \"keep data up to date\".");
    }
    return List.copyOf(placemarks);
  }

  private void readAll() throws XMLStreamException {
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> open(xml.getLocalName());
        case XMLStreamConstants.END_ELEMENT -> close(path.pop());
        case XMLStreamConstants.DTD -> throw doctype();
        default -> {
          // Text is read where its element opens; comments mean nothing.
        }
      }
    }
  }

  private void open(String name) throws XMLStreamException {
    if (path.isEmpty() && !name.equals("kml")) {
      throw new UnreadableFile(
          UnreadableFile.Reason.BROKEN,
          "Ce fichier XML n'est pas une carte KML (il commence par « " + name + " »).",
          "This XML file is not a KML map (it begins with \"" + name + "\").");
    }
    if (path.size() >= DEEPEST) {
      throw new XMLStreamException("nested too deep", xml.getLocation());
    }
    String parent = path.isEmpty() ? "" : path.peek();
    switch (name) {
      case "Folder" -> layers.push("");
      case "NetworkLink" -> linksElsewhere = true;
      case "Placemark" -> draft = new Draft();
      default -> {
        if (isText(name, parent)) {
          take(name, parent, attribute(), xml.getElementText().strip());
          return;
        }
        if (draft != null && name.equals("Data")) {
          draft.dataName = attribute();
        }
      }
    }
    path.push(name);
  }

  private static boolean isText(String name, String parent) {
    return switch (name) {
      case "name", "description", "address" ->
          parent.equals("Placemark") || parent.equals("Folder");
      case "value" -> parent.equals("Data");
      case "SimpleData", "coordinates" -> true;
      default -> false;
    };
  }

  private String attribute() {
    String name = xml.getAttributeValue(null, "name");
    return name == null ? "" : name.strip();
  }

  private void take(String name, String parent, String attribute, String text) {
    limits.checkCell(1, text);
    if (parent.equals("Folder")) {
      if (name.equals("name")) {
        layers.pop();
        layers.push(text);
      }
    } else if (draft != null) {
      switch (name) {
        case "name" -> draft.name = text;
        case "description" -> draft.description = text;
        case "address" -> draft.address = text;
        case "value" -> draft.data.put(draft.dataName, text);
        case "SimpleData" -> draft.data.put(attribute, text);
        default -> {
          // Of several parts, and of an outline and its holes, the first says where it is.
          if (draft.shape.isEmpty()) {
            draft.shape = positions(text);
          }
        }
      }
    }
  }

  private void close(String name) {
    switch (name) {
      case "Folder" -> layers.pop();
      case "Placemark" -> {
        if (draft != null) {
          add(draft);
        }
        draft = null;
      }
      default -> {
        // Nothing to finish.
      }
    }
  }

  private void add(Draft made) {
    limits.checkRow(placemarks.size() + 1);
    Description description = Description.read(made.description);
    description.columns().forEach(made.data::putIfAbsent);
    placemarks.add(
        new Placemark(
            layers.isEmpty() ? "" : layers.peek(),
            placemarks.size() + 1,
            made.name,
            description.text(),
            Optional.ofNullable(made.address).filter(text -> !text.isEmpty()),
            made.shape,
            made.data));
  }

  /** {@code lon,lat[,height]} separated by white space; what is no position is left out. */
  private static List<Position> positions(String text) {
    List<Position> positions = new ArrayList<>();
    for (String tuple : SPACES.split(text.strip(), -1)) {
      String[] numbers = COMMA.split(tuple, -1);
      if (numbers.length >= 2) {
        try {
          positions.add(
              new Position(Double.parseDouble(numbers[1]), Double.parseDouble(numbers[0])));
        } catch (IllegalArgumentException e) {
          // Neither a number nor on Earth: the placemark is reported as having no position.
        }
      }
    }
    return positions;
  }

  private static UnreadableFile doctype() {
    return new UnreadableFile(
        UnreadableFile.Reason.BROKEN,
        "Ce fichier KML contient une déclaration DOCTYPE, refusée par sécurité : exportez la carte"
            + " à nouveau.",
        "This KML file holds a DOCTYPE, which is refused for safety: export the map again.");
  }
}
