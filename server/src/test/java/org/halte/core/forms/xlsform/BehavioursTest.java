package org.halte.core.forms.xlsform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** The standard, behaviour by behaviour, as the reference converter has it. */
class BehavioursTest {
  @TestFactory
  List<DynamicNode> everyBehaviourOfTheStandardIsOurs() throws IOException {
    List<DynamicNode> families = new ArrayList<>();
    for (Path file : Behaviour.files()) {
      families.add(
          dynamicContainer(
              file.getFileName().toString(),
              Behaviour.list(file).stream()
                  .map(each ->
                      dynamicTest(
                          each.title(),
                          () ->
                              assertThat(each.broken())
                                  .as(each.title() + "\n" + each.form())
                                  .isEmpty()))));
    }
    return families;
  }
}
