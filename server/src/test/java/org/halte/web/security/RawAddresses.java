package org.halte.web.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Other ways to write an address, which some reader of addresses may take for the same. */
final class RawAddresses {

  private RawAddresses() {}

  static List<String> of(String address) {
    String first = address.substring(1, 2);
    String rest = address.substring(2);
    String coded = "%%%02x".formatted((int) first.charAt(0));
    List<String> all =
        new ArrayList<>(
            List.of(
                "/" + coded + rest,
                "/" + coded.toUpperCase(Locale.ROOT) + rest,
                "/%25" + coded.substring(1) + rest,
                "/" + first.toUpperCase(Locale.ROOT) + rest,
                "/" + address,
                "/." + address,
                "/x/.." + address,
                "/health/.." + address,
                "/openrosa/.." + address,
                "/fill/..;" + address,
                "/;x=1" + address,
                address + "/",
                address + ";x=1",
                address + "%2f",
                address + "%20",
                address + "%00",
                address + ".json",
                address + "?",
                address + "/.",
                address.replaceFirst("/", "\\\\"),
                "http://localhost" + address));
    int slash = address.indexOf('/', 1);
    if (slash > 0) {
      String head = address.substring(0, slash);
      String tail = address.substring(slash);
      all.add(head + "%2f" + tail.substring(1));
      all.add(head + "%5c" + tail.substring(1));
      all.add(head + "/" + tail);
      all.add(head + ";x=1" + tail);
      all.add(head + "/." + tail);
      all.add(head + "/x/.." + tail);
    }
    return all.stream().distinct().sorted().toList();
  }
}
