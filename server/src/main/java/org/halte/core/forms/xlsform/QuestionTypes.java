package org.halte.core.forms.xlsform;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.halte.core.forms.model.QuestionType;

/** The types of the standard with the many names that old forms give them. */
final class QuestionTypes {
  private static final Map<String, QuestionType> TYPES = new HashMap<>();

  static final QuestionType TEXT;
  static final QuestionType NOTE;
  static final QuestionType CALCULATE;
  static final QuestionType SELECT_ONE;
  static final QuestionType SELECT_MULTIPLE;
  static final QuestionType RANK;
  static final QuestionType OSM;
  static final QuestionType AUDIT;

  /** Also what a question becomes that cannot be read: others may refer to it without a fault. */
  static final QuestionType HIDDEN;

  static {
    TEXT = shown("text", "string", "input", "string", "q string", "add text prompt");
    shown("integer", "int", "input", "int", "q int", "add integer prompt");
    shown("decimal", "decimal", "input", "q decimal", "add decimal prompt");
    shown("date", "date", "input", "q date", "add date prompt");
    shown("time", "time", "input", "q time", "add time prompt");
    shown(
        "dateTime",
        "dateTime",
        "input",
        "datetime",
        "date time",
        "q date time",
        "q dateTime",
        "add date time prompt",
        "add dateTime prompt");
    shown(
        "geopoint",
        "geopoint",
        "input",
        "gps",
        "location",
        "q location",
        "q geopoint",
        "add location prompt");
    shown("geotrace", "geotrace", "input", "q geotrace");
    shown("geoshape", "geoshape", "input", "q geoshape");
    shown("barcode", "barcode", "input", "q barcode", "add barcode prompt");
    shown("acknowledge", "string", "trigger", "q acknowledge", "add acknowledge prompt");
    shown("trigger", "", "trigger");
    shown("range", "int", "range");
    NOTE =
        add(
            new QuestionType("note", "string", "input", "", Map.of("readonly", "true()"), ""),
            "q note",
            "add note prompt");
    number("percentage", 100, "");
    number("number of days in last month", 31, "Enter a number 0-31.");
    number("number of days in last six months", 183, "Enter a number 0-183.");
    number("number of days in last year", 365, "Enter a number 0-365.");
    add(
        new QuestionType(
            "phone number",
            "string",
            "input",
            "",
            Map.of("constraint", "regex(., '^\\d*$')"),
            "Enter numbers only."));
    upload(
        "photo",
        "image/*",
        "image",
        "q picture",
        "q image",
        "add image prompt",
        "add photo prompt");
    upload("audio", "audio/*", "q audio", "add audio prompt");
    upload("video", "video/*", "q video", "add video prompt");
    upload("file", "application/*", "add file prompt");
    OSM = upload("osm", "osm/*");
    SELECT_ONE = shown("select one", "string", "select1", "select1", "q select1");
    SELECT_MULTIPLE = shown("select all that apply", "string", "select", "q select");
    RANK = shown("rank", "odk:rank", "odk:rank");
    CALCULATE = hidden("calculate", "string", "q calculate", "add calculate prompt");
    HIDDEN = hidden("hidden", "string");
    hidden("start-geopoint", "geopoint");
    hidden("background-geopoint", "geopoint");
    hidden("background-audio", "binary");
    AUDIT = hidden("audit", "binary");
    hidden("xml-external", "");
    hidden("csv-external", "");
    metadata();
  }

  private QuestionTypes() {}

  static Optional<QuestionType> find(String name) {
    return Optional.ofNullable(TYPES.get(name));
  }

  static Collection<String> names() {
    return TYPES.keySet();
  }

  private static void metadata() {
    preload("start", "dateTime", "timestamp", "start", "start time", "get start time");
    preload("end", "dateTime", "timestamp", "end", "end time", "get end time");
    preload("today", "date", "date", "today", "get today");
    preload("deviceid", "string", "property", "deviceid", "imei", "device id", "get device id");
    preload("phonenumber", "string", "property", "phonenumber", "get phone number");
    preload(
        "subscriberid", "string", "property", "subscriberid", "subscriber id", "get subscriber id");
    preload("simserial", "string", "property", "simserial", "sim id", "get sim id");
    preload("username", "string", "property", "username");
    preload("email", "string", "property", "email");
    for (String uri :
        new String[] {
          "subscriberid", "phonenumber", "simserial", "deviceid", "username", "email"
        }) {
      preload("uri:" + uri, "string", "property", "uri:" + uri);
    }
  }

  private static QuestionType add(QuestionType type, String... aliases) {
    TYPES.put(type.name(), type);
    for (String alias : aliases) {
      TYPES.put(alias, type);
    }
    return type;
  }

  private static QuestionType shown(String name, String bind, String control, String... aliases) {
    return add(new QuestionType(name, bind, control, "", Map.of(), ""), aliases);
  }

  private static QuestionType hidden(String name, String bind, String... aliases) {
    return add(new QuestionType(name, bind, "", "", Map.of(), ""), aliases);
  }

  private static QuestionType upload(String name, String media, String... aliases) {
    return add(new QuestionType(name, "binary", "upload", media, Map.of(), ""), aliases);
  }

  private static void number(String name, int most, String hint) {
    add(
        new QuestionType(
            name, "int", "input", "", Map.of("constraint", "0 <= . and . <= " + most), hint));
  }

  private static void preload(
      String name, String bind, String preload, String parameters, String... aliases) {
    add(
        new QuestionType(
            name, bind, "", "", Map.of("jr:preload", preload, "jr:preloadParams", parameters), ""),
        aliases);
  }
}
