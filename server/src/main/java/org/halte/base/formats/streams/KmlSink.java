package org.halte.base.formats.streams;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.halte.base.formats.streams.Geometry.Corner;

/** KML 2.2 (OGC 07-147r2): a folder per layer, what is known of a thing as its extended data. */
public final class KmlSink implements MapSink {

  private static final String NAMESPACE = "http://www.opengis.net/kml/2.2";
  private static final Pattern NO_XML =
      Pattern.compile("[^\\t\\n\\r\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

  private final OutputStream out;
  private final XMLStreamWriter xml;
  private boolean inFolder;

  public KmlSink(OutputStream out, String title) throws IOException {
    this.out = out;
    try {
      this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("kml");
      xml.writeDefaultNamespace(NAMESPACE);
      xml.writeStartElement("Document");
      text("name", title);
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void layer(String name) throws IOException {
    try {
      end();
      xml.writeStartElement("Folder");
      inFolder = true;
      text("name", name);
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void thing(Geometry where, String title, List<String> names, List<Object> values)
      throws IOException {
    try {
      xml.writeStartElement("Placemark");
      text("name", title);
      xml.writeStartElement("ExtendedData");
      for (int i = 0; i < names.size(); i++) {
        String value = values.get(i).toString();
        if (!value.isEmpty()) {
          xml.writeStartElement("Data");
          xml.writeAttribute("name", clean(names.get(i)));
          text("value", value);
          xml.writeEndElement();
        }
      }
      xml.writeEndElement();
      geometry(where);
      xml.writeEndElement();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  private void geometry(Geometry where) throws XMLStreamException {
    String corners = where.ordered().stream().map(KmlSink::corner).collect(Collectors.joining(" "));
    switch (where.type()) {
      case POINT -> inside(corners, "Point");
      case LINE -> inside(corners, "LineString");
      case AREA -> inside(corners, "Polygon", "outerBoundaryIs", "LinearRing");
    }
  }

  private void inside(String corners, String... elements) throws XMLStreamException {
    for (String element : elements) {
      xml.writeStartElement(element);
    }
    text("coordinates", corners);
    for (int i = 0; i < elements.length; i++) {
      xml.writeEndElement();
    }
  }

  private static String corner(Corner corner) {
    String flat = corner.longitude() + "," + corner.latitude();
    return corner.altitude() == 0 ? flat : flat + "," + corner.altitude();
  }

  private void text(String element, String text) throws XMLStreamException {
    xml.writeStartElement(element);
    xml.writeCharacters(clean(text));
    xml.writeEndElement();
  }

  /** Characters that XML cannot hold at all would make the whole file unreadable. */
  private static String clean(String text) {
    return NO_XML.matcher(text).replaceAll("");
  }

  private void end() throws XMLStreamException {
    if (inFolder) {
      xml.writeEndElement();
    }
  }

  @Override
  public void close() throws IOException {
    try {
      end();
      xml.writeEndDocument();
      xml.close();
      out.close();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }
}
