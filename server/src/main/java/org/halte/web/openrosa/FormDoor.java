package org.halte.web.openrosa;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.halte.core.forms.FormFile;
import org.halte.core.forms.FormLibrary;
import org.halte.core.forms.FormVersion;
import org.halte.core.forms.LibraryProblem;
import org.halte.core.lists.EntityList;
import org.halte.core.lists.EntityLists;
import org.halte.core.policy.Viewer;
import org.halte.web.openrosa.OpenRosaXml.FileEntry;
import org.halte.web.openrosa.OpenRosaXml.FormEntry;
import org.springframework.stereotype.Component;

/** What phones fetch: the list of forms, forms, their files and the lists of entities. */
@Component
class FormDoor {

  private static final String XFORM_ENDING = ".xml";
  private static final int MOST_IDS = 5_000;

  private final FormLibrary library;
  private final EntityLists lists;

  FormDoor(FormLibrary library, EntityLists lists) {
    this.library = library;
    this.lists = lists;
  }

  /** Answers one of the addresses below the token; throws DoorProblem when it is none of them. */
  DoorAnswer answer(DoorRequest request, Viewer.Device phone) {
    List<String> steps = request.steps();
    if (request.isRead() && steps.equals(List.of("formList"))) {
      return formList(request, phone);
    }
    if (request.isRead() && steps.size() == 2 && steps.getFirst().equals("forms")) {
      return form(request, phone, steps.get(1));
    }
    if (request.isRead() && steps.size() == 2 && steps.getFirst().equals("manifest")) {
      return manifest(request, phone, steps.get(1));
    }
    if (request.isRead() && steps.size() == 3 && steps.getFirst().equals("media")) {
      return media(request, phone, steps.get(1), steps.get(2));
    }
    if (request.isRead() && steps.size() == 3 && steps.getFirst().equals("integrity")) {
      return integrity(request, phone, steps.get(2));
    }
    throw DoorProblem.unknownAddress();
  }

  private DoorAnswer formList(DoorRequest request, Viewer.Device phone) {
    Optional<String> only = request.query("formID");
    List<FormEntry> entries =
        library.listFor(phone).stream()
            .filter(form -> only.isEmpty() || only.get().equals(form.id()))
            .map(form -> toEntry(request, form))
            .toList();
    return DoorAnswer.xml(200, OpenRosaXml.formList(entries));
  }

  private static FormEntry toEntry(DoorRequest request, FormVersion form) {
    String id = form.id();
    String version = "?version=" + DoorRequest.encode(form.version());
    boolean hasFiles = !form.fileNames().isEmpty() || !form.files().isEmpty();
    return new FormEntry(
        id,
        form.title(),
        form.version(),
        form.md5(),
        request.address("forms", id + XFORM_ENDING) + version,
        hasFiles ? request.address("manifest", id) + version : null);
  }

  private DoorAnswer form(DoorRequest request, Viewer.Device phone, String name) {
    if (!name.endsWith(XFORM_ENDING)) {
      throw DoorProblem.unknownAddress();
    }
    String id = name.substring(0, name.length() - XFORM_ENDING.length());
    FormVersion form = find(request, phone, id);
    library.fetched(form, phone);
    return DoorAnswer.form(form.xform());
  }

  private FormVersion find(DoorRequest request, Viewer.Device phone, String id) {
    if (id.isBlank() || id.length() > 200) {
      throw LibraryProblem.unknownForm(id.substring(0, Math.min(id.length(), 200)));
    }
    FormVersion latest =
        library.findLatest(id, phone).orElseThrow(() -> LibraryProblem.unknownForm(id));
    return request
        .query("version")
        .map(version ->
            library
                .findVersion(latest.form(), version)
                .orElseThrow(() -> LibraryProblem.unknownVersion(id, version)))
        .orElse(latest);
  }

  private DoorAnswer manifest(DoorRequest request, Viewer.Device phone, String id) {
    FormVersion form = find(request, phone, id);
    String version = "?version=" + DoorRequest.encode(form.version());
    List<FileEntry> entries = new ArrayList<>();
    Set<String> published = new LinkedHashSet<>();
    for (FormFile file : form.files()) {
      published.add(file.name());
      entries.add(
          new FileEntry(
              file.name(), file.md5(), request.address("media", id, file.name()) + version, null));
    }
    for (String name : form.fileNames()) {
      if (!published.contains(name)) {
        lists
            .find(name, phone)
            .map(list -> toEntry(request, id, version, list))
            .ifPresent(entries::add);
      }
    }
    return DoorAnswer.xml(200, OpenRosaXml.manifest(entries));
  }

  private static FileEntry toEntry(
      DoorRequest request, String form, String version, EntityList list) {
    return new FileEntry(
        list.fileName(),
        list.md5(),
        request.address("media", form, list.fileName()) + version,
        request.address("integrity", form, list.fileName()));
  }

  private DoorAnswer media(DoorRequest request, Viewer.Device phone, String id, String name) {
    FormVersion form = find(request, phone, id);
    Optional<FormFile> published =
        form.files().stream().filter(file -> file.name().equals(name)).findFirst();
    if (published.isPresent()) {
      return DoorAnswer.file(name, library.getFile(form, name));
    }
    return lists
        .find(name, phone)
        .map(list -> DoorAnswer.file(list.fileName(), list.csv()))
        .orElseThrow(() -> LibraryProblem.unknownFile(id, name));
  }

  /** Collect asks with {@code ?id=a,b} which of its own new entities are gone. */
  private DoorAnswer integrity(DoorRequest request, Viewer.Device phone, String name) {
    Set<String> ids = new LinkedHashSet<>();
    Arrays.stream(request.query("id").orElse("").split(",", -1))
        .map(String::strip)
        .filter(id -> !id.isEmpty() && id.getBytes(UTF_8).length <= 200)
        .limit(MOST_IDS)
        .forEach(ids::add);
    return DoorAnswer.xml(200, OpenRosaXml.integrity(ids, lists.listGone(name, ids, phone)));
  }
}
