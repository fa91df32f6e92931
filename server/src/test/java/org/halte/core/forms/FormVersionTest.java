package org.halte.core.forms;

import static org.assertj.core.api.Assertions.assertThat;

import org.halte.base.kernel.Alphabet;
import org.junit.jupiter.api.Test;

class FormVersionTest {

  @Test
  void filesAreFoundUnderTheNamesThatCamerasAndDesksGiveThem() {
    String xform =
        """
        <instance id="c" src="jr://file-csv/communes d'ici.csv"/>
        <value form="image">jr://images/photo e\u0301te\u0301 1.jpg</value>
        <value form="image">jr://images/IMG (1).JPG</value>
        <value form="audio">jr://audio/l\u2019eau &amp; le feu.mp3</value>
        <bind calculate="concat('jr://images/', /data/x, '.jpg')"/>
        <bind calculate="if(/data/y, 'jr://images/plan.png', '')"/>
        <instance id="l" src="jr://instance/last-saved"/>
        """;

    assertThat(FormVersion.fileNamesIn(xform))
        .containsExactly(
            "communes d'ici.csv",
            "photo \u00e9t\u00e9 1.jpg",
            "IMG (1).JPG",
            "l\u2019eau & le feu.mp3",
            "plan.png")
        .allSatisfy(name -> assertThat(Alphabet.FILE.findFault(name)).isEmpty());
  }
}
