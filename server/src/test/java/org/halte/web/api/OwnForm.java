package org.halte.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.halte.base.formats.Spreadsheets;
import org.halte.core.forms.FormId;
import org.halte.core.forms.FormLibrary;
import org.halte.core.forms.Publication;
import org.halte.core.forms.xlsform.Compiled;
import org.halte.core.forms.xlsform.XlsForm;
import org.halte.core.people.OrganisationId;

/** A form of an association's own: requests for help, in two languages, with a repeat. */
final class OwnForm {

  private static final String SURVEY =
      """
      ## survey

      | type | name | label::Français (fr) | label::العربية (ar) | hxl |
      |---|---|---|---|---|
      | begin_group | qui | Qui | من | |
      | text | nom | Votre nom | اسمك | |
      | integer | age | Votre âge | عمرك | |
      | end_group | | | | |
      | select_multiple besoin | besoins | De quoi avez-vous besoin ? | ماذا تحتاج؟ | #need |
      | select_one langue | langue | Votre langue | لغتك | |
      | begin_repeat | enfants | Vos enfants | أطفالك | |
      | text | prenom | Prénom | الاسم | |
      | integer | age_enfant | Âge | العمر | |
      | end_repeat | | | | |
      | image | photo | Une photo | صورة | |
      | date | jour | Quel jour ? | أي يوم؟ | |
      %s
      ## choices

      | list_name | name | label::Français (fr) | label::العربية (ar) |
      |---|---|---|---|
      | besoin | duvet | Un duvet | كيس نوم |
      | besoin | tente | Une tente | خيمة |
      | besoin | eau | De l'eau | ماء |
      | langue | ar | Arabe | العربية |
      | langue | ps | Pachto | الباشتو |

      ## settings

      | form_title | form_id | version |
      |---|---|---|
      | Demande d'aide | %s | %s |
      """;

  final String id = "demande_" + UUID.randomUUID().toString().substring(0, 8);
  private final FormLibrary library;
  private final OrganisationId owner;

  OwnForm(FormLibrary library, OrganisationId owner) {
    this.library = library;
    this.owner = owner;
    publish("1", "");
  }

  /** Publishes a version that has some more rows of questions. */
  void publish(String version, String more) {
    String source = SURVEY.formatted(more, id, version);
    Compiled form = XlsForm.compile(Spreadsheets.read(source.getBytes(UTF_8), "f.md"), id);
    library.publish(
        new Publication(
            new FormId(id),
            Optional.of(owner),
            form.title(),
            form.version(),
            form.xform().getBytes(UTF_8),
            source,
            null,
            List.of()));
  }

  /** A filling; each child is a turn of the repeat. */
  String filled(String instance, String version, String name, String answers, String... children) {
    StringBuilder turns = new StringBuilder();
    for (String child : children) {
      turns
          .append("<enfants><prenom>")
          .append(child)
          .append("</prenom><age_enfant>")
          .append(child.length())
          .append("</age_enfant></enfants>");
    }
    return "<data id=\"%s\" version=\"%s\"><qui><nom>%s</nom></qui>%s%s<meta><instanceID>%s</instanceID></meta></data>"
        .formatted(id, version, name, answers, turns, instance);
  }
}
