package org.halte.core.forms.xform;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.halte.core.forms.model.Choice;
import org.halte.core.forms.model.ChoiceList;
import org.halte.core.forms.model.EntityDeclaration;
import org.halte.core.forms.model.Field;
import org.halte.core.forms.model.FormModel;
import org.halte.core.forms.model.FormRow;
import org.halte.core.forms.model.Names;
import org.halte.core.forms.model.Question;
import org.halte.core.forms.model.References;
import org.halte.core.forms.model.Selection;
import org.halte.core.forms.problems.ProblemCode;
import org.halte.core.forms.problems.Problems;

/** The lists beside the answers: choices of the form, files sent with it, the last answers. */
final class SecondaryInstances {
  private static final Pattern PULLDATA =
      Pattern.compile("pulldata\\s*\\(\\s*(?:'([^']*)'|\"([^\"]*)\")");
  private static final Set<String> LOGIC =
      Set.of("calculate", "constraint", "readonly", "required", "relevant");

  private final FormModel form;
  private final Tree tree;
  private final Problems problems;

  /** id → where it is fetched from */
  private final Map<String, String> sources = new LinkedHashMap<>();

  SecondaryInstances(FormModel form, Tree tree, Problems problems) {
    this.form = form;
    this.tree = tree;
    this.problems = problems;
  }

  /** Lists that are files or the csv of entities, not mere look-ups. */
  private final Set<String> travelling = new HashSet<>();

  /** An entity can only be changed where the phone has its list. */
  private void checkUpdated(EntityDeclaration entity) {
    String list = entity.dataset();
    if (!sources.containsKey(list) && !form.lists().containsKey(list)) {
      problems.error(entity.row(), "list_name", ProblemCode.ENTITY_INSTANCE, list);
    }
  }

  /** The name of a file without its ending: what its list is called in the form. */
  static String fileId(String file) {
    int dot = file.lastIndexOf('.');
    return dot < 0 ? file : file.substring(0, dot);
  }

  /** Names of the files that must travel with the form. */
  List<String> listFiles() {
    return sources.values().stream()
        .filter(source -> source.startsWith("jr://file"))
        .map(source -> source.substring(source.lastIndexOf('/') + 1))
        .distinct()
        .toList();
  }

  List<XmlNode> write(boolean lastSaved) {
    gather();
    if (lastSaved) {
      sources.put(PathResolver.LAST_SAVED, "jr://instance/last-saved");
    }
    List<XmlNode> instances = new ArrayList<>();
    sources.forEach((id, source) -> instances.add(XmlNode.of("instance", "id", id, "src", source)));
    Set<String> searched = searchedLists();
    for (ChoiceList list : form.lists().values()) {
      if (sources.containsKey(list.name())) {
        clash(firstRow(list), "list_name", list.name());
      } else if (!searched.contains(list.name())) {
        instances.add(list(list));
      }
    }
    return instances;
  }

  private void gather() {
    for (Node node : tree.all()) {
      if (node.item instanceof Question question) {
        addSources(node, question);
      }
    }
    for (Node node : tree.all()) {
      if (node.item instanceof Question question) {
        checkGeometry(question);
      }
      if (node.entity != null && node.entity.updates()) {
        checkUpdated(node.entity);
      }
    }
  }

  private static FormRow firstRow(ChoiceList list) {
    return list.choices().getFirst().row();
  }

  private void addSources(Node node, Question question) {
    FormRow row = question.traits().row();
    if (question.type().isExternalInstance()) {
      boolean csv = question.type().name().equals("csv-external");
      String source =
          csv ? "jr://file-csv/" + node.name + ".csv" : "jr://file/" + node.name + ".xml";
      if (tree.find(node.name).stream().filter(SecondaryInstances::isExternal).count() > 1) {
        clash(row, "name", node.name);
      }
      add(node.name, source, row);
      travelling.add(node.name);
      return;
    }
    question
        .traits()
        .bind()
        .forEach((attribute, value) -> {
          if (LOGIC.contains(attribute)) {
            addPulled(value.text(), row);
          }
        });
    question.selection().ifPresent(selection -> addPulled(selection.filter(), row));
    addPulled(question.defaultValue(), row);
    question
        .selection()
        .filter(selection -> selection.kind() == Selection.Kind.FILE)
        .ifPresent(selection -> addFile(selection.list(), row));
  }

  /** Shapes to draw over come from a list that travels with the form, or from a repeat. */
  private void checkGeometry(Question question) {
    question
        .selection()
        .filter(selection -> selection.kind() == Selection.Kind.GEOMETRY)
        .map(Selection::list)
        .filter(list -> !References.isReference(list) && !travelling.contains(list))
        .filter(list -> !form.lists().containsKey(list))
        .ifPresent(list ->
            problems.error(question.traits().row(), "parameters", ProblemCode.GEOMETRY_LIST, list));
  }

  private static boolean isExternal(Node node) {
    return node.item instanceof Question question && question.type().isExternalInstance();
  }

  private void addFile(String file, FormRow row) {
    String lower = file.toLowerCase(Locale.ROOT);
    String source = (lower.endsWith(".csv") ? "jr://file-csv/" : "jr://file/") + file;
    add(fileId(file), source, row);
    travelling.add(fileId(file));
  }

  private void addPulled(String expression, FormRow row) {
    Matcher matcher = PULLDATA.matcher(expression);
    while (matcher.find()) {
      String id = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
      add(id, "jr://file-csv/" + id + ".csv", row);
    }
  }

  private void add(String id, String source, FormRow row) {
    clashUnlessSame(id, source, row);
    sources.putIfAbsent(id, source);
  }

  private void clashUnlessSame(String id, String source, FormRow row) {
    String other = sources.get(id);
    if (other != null && !other.equals(source)) {
      clash(row, "type", id);
    }
  }

  private void clash(FormRow row, String column, String id) {
    problems.error(row, column, ProblemCode.INSTANCE_CLASH, id);
  }

  /** Lists that phones search by themselves are written inside the question instead. */
  private Set<String> searchedLists() {
    Set<String> searched = new HashSet<>();
    Map<String, Question> plain = new LinkedHashMap<>();
    for (Node node : tree.all()) {
      if (node.item instanceof Question question && question.selection().isPresent()) {
        String list = question.selection().get().list();
        if (Choices.isSearch(question.traits().appearance())) {
          searched.add(list);
        } else {
          plain.put(list, question);
        }
      }
    }
    plain.keySet().retainAll(searched);
    plain.forEach((list, question) ->
        problems.error(
            question.traits().row(), "appearance", ProblemCode.SEARCH_LIST_SHARED, list));
    return searched;
  }

  private static XmlNode list(ChoiceList list) {
    XmlNode root = new XmlNode("root");
    boolean translated = list.isTranslated();
    int number = 0;
    for (Choice choice : list.choices()) {
      XmlNode item = new XmlNode("item");
      if (translated) {
        item.add(new XmlNode("itextId").text(list.name() + "-" + number));
      }
      item.add(new XmlNode("name").text(choice.name()));
      if (!translated && !choice.label().isEmpty()) {
        item.add(new XmlNode("label").text(choice.label().text()));
      }
      for (Field field : choice.row().fields()) {
        addColumn(item, field);
      }
      root.add(item);
      number++;
    }
    return XmlNode.of("instance", "id", list.name()).add(root);
  }

  private static void addColumn(XmlNode item, Field field) {
    String column = String.join("::", field.path());
    boolean own = Set.of("list_name", "name", "label", "media").contains(field.path().getFirst());
    if (!own && Names.isTag(column) && column.indexOf(':') < 0) {
      item.add(new XmlNode(column).text(field.text()));
    }
  }
}
