package org.halte.base.formats.streams;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.halte.base.formats.streams.Geometry.Corner;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A GeoJSON feature collection (RFC 7946). It knows no layers: each feature carries the name of its
 * own as {@code _layer}.
 */
public final class GeoJsonSink implements MapSink {

  private final JsonGenerator json;
  private String layer = "";

  public GeoJsonSink(OutputStream out) {
    this.json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out);
    json.writeStartObject();
    json.writeStringProperty("type", "FeatureCollection");
    json.writeArrayPropertyStart("features");
  }

  @Override
  public void layer(String name) {
    layer = name;
  }

  @Override
  public void thing(Geometry where, String title, List<String> names, List<Object> values) {
    json.writeStartObject();
    json.writeStringProperty("type", "Feature");
    geometry(where);
    json.writeObjectPropertyStart("properties");
    json.writeStringProperty("_layer", layer);
    json.writeStringProperty("_title", title);
    for (int i = 0; i < names.size(); i++) {
      switch (values.get(i)) {
        case Long whole -> json.writeNumberProperty(names.get(i), whole);
        case Integer whole -> json.writeNumberProperty(names.get(i), whole);
        case Number number -> json.writeNumberProperty(names.get(i), number.doubleValue());
        case Object text when text.toString().isEmpty() -> json.writeNullProperty(names.get(i));
        case Object text -> json.writeStringProperty(names.get(i), text.toString());
      }
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private void geometry(Geometry where) {
    List<Corner> corners = where.ordered();
    json.writeObjectPropertyStart("geometry");
    switch (where.type()) {
      case POINT -> {
        json.writeStringProperty("type", "Point");
        json.writeName("coordinates");
        corner(corners.getFirst());
      }
      case LINE -> {
        json.writeStringProperty("type", "LineString");
        json.writeArrayPropertyStart("coordinates");
        corners.forEach(this::corner);
        json.writeEndArray();
      }
      case AREA -> {
        json.writeStringProperty("type", "Polygon");
        json.writeArrayPropertyStart("coordinates");
        json.writeStartArray();
        corners.forEach(this::corner);
        json.writeEndArray();
        json.writeEndArray();
      }
    }
    json.writeEndObject();
  }

  private void corner(Corner corner) {
    json.writeStartArray();
    json.writeNumber(corner.longitude());
    json.writeNumber(corner.latitude());
    if (corner.altitude() != 0) {
      json.writeNumber(corner.altitude());
    }
    json.writeEndArray();
  }

  @Override
  public void close() throws IOException {
    json.writeEndArray();
    json.writeEndObject();
    json.close();
  }
}
