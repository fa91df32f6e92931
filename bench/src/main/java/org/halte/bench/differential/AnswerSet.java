package org.halte.bench.differential;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.halte.core.forms.answers.Answers;
import org.halte.core.forms.answers.InstanceReader;

/**
 * One filled form.
 *
 * @param form the form's id
 * @param number in the series of its seed
 */
record AnswerSet(String form, int number, String xml) {
  Answers read() {
    return InstanceReader.read(xml.getBytes(UTF_8));
  }
}
