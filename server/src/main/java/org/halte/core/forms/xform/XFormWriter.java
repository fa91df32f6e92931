package org.halte.core.forms.xform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.halte.core.forms.model.FormModel;
import org.halte.core.forms.model.Settings;
import org.halte.core.forms.problems.Problems;

/** Writes a form model as an XForm; what it cannot resolve goes to the problems. */
public final class XFormWriter {
  private static final Pattern NAMESPACE = Pattern.compile("([^\\s=]+)=[\"']?([^\\s\"']+)[\"']?");

  private XFormWriter() {}

  /**
   * What was written.
   *
   * @param languages as written in the columns
   * @param files that must travel with the form
   * @param paths of all elements by the row they were written in
   */
  public record Written(
      String xml, List<String> languages, List<String> files, List<QuestionPath> paths) {
    public Written {
      languages = List.copyOf(languages);
      files = List.copyOf(files);
      paths = List.copyOf(paths);
    }
  }

  public static Written write(FormModel form, Problems problems) {
    Tree tree = Tree.of(form);
    PathResolver paths = new PathResolver(tree, problems);
    Texts texts = new Texts(paths);
    Binds binds = new Binds(paths);
    Itext itext = new Itext(form, tree, texts);
    Optional<XmlNode> translations = itext.write();
    XmlNode body =
        new Body(form, tree, paths, texts, binds, problems)
            .write(form.settings().find("style").orElse(""));
    List<XmlNode> logic = binds.write(tree);
    Cycles.check(tree, problems);
    Mentions.check(form, tree, problems);
    XmlNode answers = new PrimaryInstance(paths).write(form, tree);
    SecondaryInstances lists = new SecondaryInstances(form, tree, problems);
    List<XmlNode> instances = lists.write(paths.isLastSavedUsed());

    XmlNode model = model(form);
    submission(form.settings()).ifPresent(model::add);
    translations.ifPresent(model::add);
    model.add(answers).addAll(instances).addAll(logic);
    XmlNode html = root(form);
    html.add(
        new XmlNode("h:head").add(new XmlNode("h:title").text(form.settings().title())).add(model));
    html.add(body);
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?>");
    html.write(xml);
    return new Written(
        xml.toString(), List.copyOf(itext.languages()), lists.listFiles(), paths(tree));
  }

  private static List<QuestionPath> paths(Tree tree) {
    List<QuestionPath> paths = new ArrayList<>();
    for (Node node : tree.all()) {
      if (node.item != null) {
        paths.add(new QuestionPath(node.path(), node.item));
      }
    }
    return paths;
  }

  private static XmlNode root(FormModel form) {
    XmlNode html =
        XmlNode.of(
            "h:html",
            "xmlns",
            "http://www.w3.org/2002/xforms",
            "xmlns:h",
            "http://www.w3.org/1999/xhtml",
            "xmlns:ev",
            "http://www.w3.org/2001/xml-events",
            "xmlns:xsd",
            "http://www.w3.org/2001/XMLSchema",
            "xmlns:jr",
            "http://openrosa.org/javarosa",
            "xmlns:orx",
            "http://openrosa.org/xforms",
            "xmlns:odk",
            "http://www.opendatakit.org/xforms");
    if (form.usesEntities()) {
      html.set("xmlns:entities", "http://www.opendatakit.org/xforms/entities");
    }
    Matcher own = NAMESPACE.matcher(form.settings().find("namespaces").orElse(""));
    while (own.find()) {
      html.set("xmlns:" + own.group(1), own.group(2));
    }
    return html;
  }

  private static XmlNode model(FormModel form) {
    XmlNode model = XmlNode.of("model", "odk:xforms-version", "1.0.0");
    if (form.usesEntities()) {
      boolean onlyWholeForm = form.entities().size() == 1 && !form.hasScopedEntities();
      model.set("entities:entities-version", onlyWholeForm ? "2024.1.0" : "2025.1.0");
    }
    return model;
  }

  private static Optional<XmlNode> submission(Settings settings) {
    Map<String, String> attributes = new LinkedHashMap<>();
    settings
        .find("submission_url")
        .ifPresent(url -> {
          attributes.put("action", url);
          attributes.put("method", "post");
        });
    settings.find("public_key").ifPresent(key -> attributes.put("base64RsaPublicKey", key));
    settings.find("auto_send").ifPresent(value -> attributes.put("orx:auto-send", value));
    settings.find("auto_delete").ifPresent(value -> attributes.put("orx:auto-delete", value));
    if (settings.isOn("client_editable", false)) {
      attributes.put("odk:client-editable", "true");
    }
    if (attributes.isEmpty()) {
      return Optional.empty();
    }
    XmlNode submission = new XmlNode("submission");
    attributes.forEach(submission::set);
    return Optional.of(submission);
  }
}
