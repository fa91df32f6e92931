package org.halte.web.openrosa;

import java.util.Optional;
import org.halte.base.kernel.Messages;
import org.halte.core.people.Member;
import org.halte.core.people.entry.Device;
import org.halte.core.people.memory.Memories;
import org.halte.core.people.memory.ShortMemory;
import org.halte.web.security.RateLimits;
import org.halte.web.security.Viewers;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The tokens that members and coordinators gave to phones. A phone's teams and language are
 * remembered for seconds, like its token: an outbox of forty reports is looked up once.
 */
@Component
final class PhoneKeys implements DoorKeys {

  private final Viewers viewers;
  private final RateLimits limits;
  private final ShortMemory<Key, Optional<Holder>> known;

  private record Key(String token, Device.Scope scope) {}

  PhoneKeys(Viewers viewers, RateLimits limits, Memories memories) {
    this.viewers = viewers;
    this.limits = limits;
    this.known = memories.open();
  }

  @Override
  public Optional<Holder> find(String token, Device.Scope scope) {
    Optional<Holder> holder = known.get(new Key(token, scope), () -> look(token, scope));
    if (holder.isPresent()) {
      limits.take(RateLimits.Budget.PHONE, holder.get().viewer().token().toString());
    } else {
      limits.wrong(RateLimits.Kind.TOKEN, address());
    }
    return holder;
  }

  private Optional<Holder> look(String token, Device.Scope scope) {
    return viewers
        .findPhone(token, scope)
        .map(phone -> {
          Optional<Member> owner = viewers.findOwner(phone);
          return new Holder(
              phone,
              owner.map(Member::locale).orElse(Messages.LANGUAGES.getFirst()),
              owner.map(Member::email));
        });
  }

  private static String address() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes http
        ? http.getRequest().getRemoteAddr()
        : "";
  }
}
