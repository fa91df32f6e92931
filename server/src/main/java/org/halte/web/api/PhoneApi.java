package org.halte.web.api;

import org.halte.core.policy.Viewer;
import org.halte.field.figures.boards.PhonePacks;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a phone loads before a round. */
@RestController
class PhoneApi {

  private final PhonePacks packs;

  PhoneApi(PhonePacks packs) {
    this.packs = packs;
  }

  @GetMapping("/api/phone/pack")
  ResponseEntity<PhonePacks.Pack> pack(Viewer viewer) {
    if (!(viewer instanceof Viewer.Device phone)) {
      throw ApiProblem.notAPhone();
    }
    return ResponseEntity.ok()
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(packs.pack(phone));
  }
}
