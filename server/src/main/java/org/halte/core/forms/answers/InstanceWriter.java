package org.halte.core.forms.answers;

import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes answers back as plain XML for the check, leaving out those that cannot be read. */
final class InstanceWriter {
  private final XMLStreamWriter out;
  private final Set<String> leftOut;

  private InstanceWriter(XMLStreamWriter out, Set<String> leftOut) {
    this.out = out;
    this.leftOut = leftOut;
  }

  static String write(Answers answers, Set<String> leftOut) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      InstanceWriter writer = new InstanceWriter(out, leftOut);
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
        case Answer.Value value -> {
          if (!leftOut.contains(childPlace)) {
            out.writeCharacters(value.text().strip());
          }
        }
      }
      out.writeEndElement();
    }
  }
}
