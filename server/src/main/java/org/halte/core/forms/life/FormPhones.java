package org.halte.core.forms.life;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.halte.core.forms.Fetch;
import org.halte.core.forms.FormId;
import org.halte.core.forms.FormLibrary;
import org.halte.core.people.Actor;
import org.halte.core.people.entry.Device;
import org.halte.core.people.entry.Devices;
import org.springframework.stereotype.Component;

/** Which phone holds which version of a form: what may still come in an old one. */
@Component
public class FormPhones {

  private final Devices devices;
  private final FormLibrary library;

  FormPhones(Devices devices, FormLibrary library) {
    this.devices = devices;
    this.library = library;
  }

  /** One phone; without fetch when it never asked for the form. */
  public record Holding(Device phone, Optional<Fetch> fetch) {}

  /** The phones of the actor's association. */
  public List<Holding> list(Actor actor, FormId form) {
    Map<UUID, Fetch> fetches = library.listFetches(form);
    return devices.listDevices(actor).stream()
        .map(device -> new Holding(device, Optional.ofNullable(fetches.get(device.token()))))
        .toList();
  }
}
