package org.halte.core.forms.xlsform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.halte.base.formats.Limits;
import org.halte.base.formats.Spreadsheets;
import org.halte.base.formats.UnreadableFile;
import org.halte.hostile.HostileCells;
import org.halte.hostile.HostileForms;
import org.halte.hostile.HostileForms.Hostile;
import org.junit.jupiter.api.Test;

class HostileFormsTest {
  private static final int FORMS = 200;

  @Test
  void noFormBreaksTheCompilerItMakesAnXFormOrSaysWhatIsWrong() {
    HostileForms forms = new HostileForms(7);
    List<Hostile> all = new ArrayList<>(HostileForms.listClassics());
    while (all.size() < FORMS) {
      all.add(forms.next());
    }
    for (Hostile form : all) {
      assertThat(outcome(form)).as(form.name()).isNotEmpty();
    }
  }

  @Test
  void noTextOfOneCellTakesTheCompilerLong() {
    for (Hostile form : HostileCells.list()) {
      assertTimeout(
          Duration.ofSeconds(2), () -> assertThat(outcome(form)).isNotEmpty(), form.name());
    }
  }

  @Test
  void groupsMayBeDeepButNotDeeperThanXmlReadersGo() {
    assertThat(outcome(HostileForms.nested("group", 90))).startsWith("<?xml");
    assertThat(outcome(HostileForms.nested("repeat", 45))).startsWith("<?xml");
    assertThat(outcome(HostileForms.nested("group", 100))).contains("Trop de niveaux");
    assertThat(outcome(HostileForms.nested("repeat", 100))).contains("Trop de niveaux");
  }

  private static String outcome(Hostile form) {
    try {
      Compiled compiled =
          XlsForm.compile(Spreadsheets.read(form.content(), form.name(), Limits.FORM), "f");
      FormXml.parse(compiled.xform());
      return compiled.xform();
    } catch (FormErrors errors) {
      return errors.errors().getFirst().french();
    } catch (UnreadableFile unreadable) {
      return unreadable.english();
    }
  }
}
