package org.halte.web.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.halte.core.people.Role;
import org.halte.core.policy.Viewer;
import org.halte.web.security.CurrentViewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.view.RedirectView;

/** The bare address: volunteers to their app, everybody else to the desk, which signs them in. */
@Controller
class HomePage {

  private final CurrentViewer current;

  HomePage(CurrentViewer current) {
    this.current = current;
  }

  @GetMapping("/")
  RedirectView home(HttpServletRequest request) {
    boolean volunteer =
        current.find(request) instanceof Viewer.Member member
            && member.roles().equals(Set.of(Role.VOLUNTEER));
    return new RedirectView(volunteer ? "/app/" : "/desk/", true);
  }
}
