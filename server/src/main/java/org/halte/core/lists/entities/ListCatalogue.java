package org.halte.core.lists.entities;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.halte.base.database.AfterCommit;
import org.halte.base.kernel.NightCalendar;
import org.halte.core.forms.FormLibrary;
import org.halte.core.forms.FormVersion;
import org.halte.core.lists.EntityListSource;
import org.halte.core.people.OrganisationId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which lists an organisation has: those it made, and those that its forms declare. */
@Component
public class ListCatalogue {

  private final ListStore store;
  private final ListForms forms;
  private final FormLibrary library;
  private final Set<String> ofFeatures;
  private final NightCalendar calendar;

  /** Forms whose lists are known to be there, by organisation and content. */
  private final Set<String> seen = ConcurrentHashMap.newKeySet();

  ListCatalogue(
      ListStore store,
      ListForms forms,
      FormLibrary library,
      List<EntityListSource> features,
      NightCalendar calendar) {
    this.store = store;
    this.forms = forms;
    this.library = library;
    this.ofFeatures =
        features.stream().map(EntityListSource::dataset).collect(Collectors.toUnmodifiableSet());
    this.calendar = calendar;
  }

  /** Whether a list of that name is kept here; {@code lieux} is the field's own. */
  public boolean isOwn(String dataset) {
    return Property.isName(dataset) && !ofFeatures.contains(dataset);
  }

  /** The list of that name, made now if there is none. */
  @Transactional
  public ListDefinition ensure(OrganisationId organisation, String dataset) {
    declare(organisation);
    if (store.find(organisation, dataset).isEmpty()) {
      store.insert(organisation, dataset, dataset, calendar.now());
    }
    return store.find(organisation, dataset).orElseThrow();
  }

  @Transactional
  public Optional<ListDefinition> find(OrganisationId organisation, String name) {
    declare(organisation);
    return isOwn(name) ? store.find(organisation, name) : Optional.empty();
  }

  @Transactional
  public List<ListDefinition> listOf(OrganisationId organisation) {
    declare(organisation);
    return store.listOf(organisation);
  }

  /** Lists that forms write into are there from the moment the form is published. */
  private void declare(OrganisationId organisation) {
    for (FormVersion form : library.listFor(organisation)) {
      String key = organisation + ":" + form.md5();
      if (!seen.contains(key)) {
        forms.of(form).values().stream()
            .filter(writes -> isOwn(writes.dataset()))
            .forEach(writes -> declare(organisation, writes));
        // Once it is committed: what is rolled back was never there.
        AfterCommit.run(() -> seen.add(key));
      }
    }
  }

  private void declare(OrganisationId organisation, ListForms.Writes writes) {
    store.insert(organisation, writes.dataset(), writes.dataset(), calendar.now());
    ListDefinition list = store.find(organisation, writes.dataset()).orElseThrow();
    List<Property> properties =
        new ArrayList<>(writes.properties().values())
            .stream().distinct().filter(Property::isName).map(Property::written).toList();
    if (store.addProperties(list.id(), properties)) {
      store.touch(list.id());
    }
  }
}
