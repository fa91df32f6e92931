package org.halte.web.openrosa;

import java.util.UUID;

/** A small form and reports filled with it. */
final class TestForm {

  private TestForm() {}

  static String xform(String version) {
    return """
    <h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
        xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms">
      <h:head><h:title>Passage</h:title><model>
        <instance><data id="essai" version="VERSION">
          <start/><lieu/><effectif/><photo/><besoin><objet/></besoin>
          <orx:meta><orx:instanceID/></orx:meta></data></instance>
        <instance id="lieux" src="jr://file-csv/lieux.csv"/>
        <bind nodeset="/data/start" type="dateTime" jr:preload="timestamp"
          jr:preloadParams="start"/>
        <bind nodeset="/data/effectif" type="int" constraint=". &lt;= 5000"
          jr:constraintMsg="au plus 5000" required="true()"/>
        <bind nodeset="/data/photo" type="binary"/>
        <bind nodeset="/data/besoin/objet" type="string"/>
      </model></h:head>
      <h:body>
        <select1 ref="/data/lieu"><label>Lieu</label>
          <itemset nodeset="instance('lieux')/root/item"><value ref="name"/>
            <label ref="label"/></itemset></select1>
        <input ref="/data/effectif"><label>Combien de personnes</label></input>
        <upload ref="/data/photo" mediatype="image/*"><label>Photo</label></upload>
        <input ref="/data/besoin/objet"><label>Besoin</label></input>
      </h:body>
    </h:html>
    """
        .replace("VERSION", version);
  }

  static String newId() {
    return "uuid:" + UUID.randomUUID();
  }

  /** A report of version 2, made tonight, without a photo. */
  static String report(String instanceId, int people) {
    return report(instanceId, "2", "<effectif>" + people + "</effectif>", "");
  }

  static String report(String instanceId, String version, String answers, String meta) {
    return "<?xml version='1.0' ?><data id=\"essai\" version=\""
        + version
        + "\" xmlns:orx=\"http://openrosa.org/xforms\"><start>2026-11-23T21:04:11.000+01:00</start>"
        + answers
        + "<besoin><objet>eau</objet></besoin><orx:meta><orx:instanceID>"
        + instanceId
        + "</orx:instanceID>"
        + meta
        + "</orx:meta></data>";
  }

  static String correction(String instanceId, String of, int people) {
    return report(
        instanceId,
        "2",
        "<effectif>" + people + "</effectif>",
        "<orx:deprecatedID>" + of + "</orx:deprecatedID>");
  }
}
