package org.halte.core.forms.answers;

import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes answers back as plain XML for the check, without what cannot be read in them, and adds the
 * questions that were not sent, as an empty form has them: JavaRosa takes what is absent for not
 * relevant, and would neither calculate it nor miss it.
 */
final class InstanceWriter {
  private final XMLStreamWriter out;
  private final Map<String, String> replaced;
  private final FormShape shape;

  private InstanceWriter(XMLStreamWriter out, Map<String, String> replaced, FormShape shape) {
    this.out = out;
    this.replaced = replaced;
    this.shape = shape;
  }

  /**
   * Writes all answers.
   *
   * @param replaced what to write at a place instead of the answer that was sent; "" for nothing
   */
  static String write(Answers answers, Map<String, String> replaced, FormShape shape) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      InstanceWriter writer = new InstanceWriter(out, replaced, shape);
      out.writeStartElement(answers.root().name());
      out.writeAttribute("id", answers.formId());
      writer.writeChildren(answers.root(), answers.root().path());
      out.writeEndElement();
      out.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing to memory failed", e);
    }
    return text.toString();
  }

  private void writeChildren(Answer.Group group, String place) throws XMLStreamException {
    Map<String, Integer> turns = new LinkedHashMap<>();
    for (Answer child : group.children()) {
      int turn = turns.merge(child.name(), 1, Integer::sum);
      String childPlace = place + "/" + child.name() + (turn > 1 ? "[" + turn + "]" : "");
      out.writeStartElement(child.name());
      switch (child) {
        case Answer.Group below -> writeChildren(below, childPlace);
        case Answer.Value value ->
            out.writeCharacters(replaced.getOrDefault(childPlace, value.text().strip()));
      }
      out.writeEndElement();
    }
    for (String absent : shape.children(group.path())) {
      if (!turns.containsKey(absent)) {
        writeUntouched(group.path() + "/" + absent, absent);
      }
    }
  }

  /** A repeat that was not sent has no turn: that is an answer. */
  private void writeUntouched(String path, String name) throws XMLStreamException {
    if (shape.isRepeat(path)) {
      return;
    }
    out.writeStartElement(name);
    out.writeCharacters(shape.defaultAnswer(path));
    for (String child : shape.children(path)) {
      writeUntouched(path + "/" + child, child);
    }
    out.writeEndElement();
  }
}
