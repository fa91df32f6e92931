package org.halte.core.intake;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.halte.core.forms.answers.Answers;
import org.halte.core.forms.answers.BadSubmission;
import org.halte.core.forms.answers.InstanceReader;

/** What the outside of a filled form says: whether it is one, and which. */
final class Envelope {

  private static final int LONGEST_ID = 200;

  private Envelope() {}

  static Answers read(byte[] xml) {
    Answers answers = parse(xml);
    checkId(answers.instanceId());
    answers.deprecatedId().ifPresent(Envelope::checkId);
    if (answers.formId().length() > LONGEST_ID) {
      throw IntakeProblem.unknownForm(answers.formId().substring(0, LONGEST_ID) + "…");
    }
    return answers;
  }

  private static Answers parse(byte[] xml) {
    try {
      return InstanceReader.read(xml);
    } catch (BadSubmission e) {
      throw switch (e.fault()) {
        case NOT_XML -> IntakeProblem.notXml(e);
        case DOCTYPE -> IntakeProblem.doctype();
        case TOO_LARGE, TOO_DEEP -> IntakeProblem.xmlTooLarge(xml.length);
        case NO_FORM_ID -> IntakeProblem.noForm();
        case NO_INSTANCE_ID -> IntakeProblem.noInstance();
      };
    }
  }

  private static void checkId(String id) {
    if (id.length() > LONGEST_ID || id.chars().anyMatch(Character::isISOControl)) {
      throw IntakeProblem.badInstance(id.length());
    }
  }

  /** Of the exact bytes: a phone that sends again sends the same file. */
  static byte[] hash(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
