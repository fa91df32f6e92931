package org.halte.core.forms.answers;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.halte.base.formats.CsvTables;
import org.halte.base.formats.Limits;
import org.halte.base.formats.Row;
import org.halte.base.formats.Sheet;
import org.halte.base.formats.UnreadableFile;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * One version of a form made ready for the check, with a pool of parsed copies. Lists kept outside
 * the form are put into it, and questions that choose from them become plain text for JavaRosa: it
 * would drop a choice it does not know, and a place made on another phone is no error.
 */
final class CheckableForm {
  private static final int COPIES_KEPT = 4;

  private final FormOutline outline;
  private final String xform;
  private final ConcurrentLinkedDeque<JavaRosaForm> idle = new ConcurrentLinkedDeque<>();

  CheckableForm(String source, Map<String, byte[]> files) {
    try {
      Document form = SafeXml.parse(source);
      this.outline = FormOutline.of(form);
      Element model = SafeXml.below(form, "model").getFirst();
      freeForeignSelects(form, model);
      fillInstances(model, files);
      this.xform = write(form);
    } catch (SAXException | TransformerException e) {
      throw new IllegalArgumentException("this form is not XML: " + e.getMessage(), e);
    }
    idle.add(JavaRosaForm.parse(xform, outline));
  }

  FormOutline outline() {
    return outline;
  }

  JavaRosaForm borrow() {
    JavaRosaForm form = idle.poll();
    return form == null ? JavaRosaForm.parse(xform, outline) : form;
  }

  void giveBack(JavaRosaForm form) {
    if (idle.size() < COPIES_KEPT) {
      idle.add(form);
    }
  }

  private static void freeForeignSelects(Document form, Element model) {
    for (Element control : FormOutline.controls(form)) {
      if (FormOutline.hasForeignList(control, model)) {
        SafeXml.children(control, "itemset").forEach(control::removeChild);
        form.renameNode(control, control.getNamespaceURI(), "input");
      }
    }
  }

  private static void fillInstances(Element model, Map<String, byte[]> files) {
    for (Element instance : SafeXml.children(model, "instance")) {
      String source = instance.getAttribute("src");
      if (!source.isEmpty() && SafeXml.children(instance).isEmpty()) {
        instance.removeAttribute("src");
        byte[] file = files.get(source.substring(source.lastIndexOf('/') + 1));
        fill(instance, file != null && source.endsWith(".csv") ? table(file) : List.of());
      }
    }
  }

  private static List<Row> table(byte[] csv) {
    try {
      Sheet sheet = CsvTables.read(csv, Limits.USUAL).sheets().getFirst();
      return sheet.rows();
    } catch (UnreadableFile e) {
      return List.of();
    }
  }

  private static void fill(Element instance, List<Row> rows) {
    Document form = instance.getOwnerDocument();
    Element root = form.createElementNS(null, "root");
    instance.appendChild(root);
    List<Row> table =
        rows.size() > 1
            ? rows
            : List.of(Row.of(1, List.of("name", "label")), Row.of(2, List.of("-", "-")));
    Row header = table.getFirst();
    for (Row row : table.subList(1, table.size())) {
      Element item = form.createElementNS(null, "item");
      for (var column : header.cells()) {
        String name = column.text().strip();
        if (name.matches("[\\p{L}_][\\p{L}\\p{N}_.-]*")) {
          Element cell = form.createElementNS(null, name);
          cell.setTextContent(row.text(column.column()));
          item.appendChild(cell);
        }
      }
      root.appendChild(item);
    }
  }

  private static String write(Document form) throws TransformerException {
    var transformer = TransformerFactory.newDefaultInstance().newTransformer();
    transformer.setOutputProperty(OutputKeys.ENCODING, StandardCharsets.UTF_8.name());
    StringWriter text = new StringWriter();
    transformer.transform(new DOMSource(form), new StreamResult(text));
    return text.toString();
  }
}
