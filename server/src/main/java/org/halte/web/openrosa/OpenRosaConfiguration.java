package org.halte.web.openrosa;

import org.halte.base.kernel.Messages;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the ODK door. */
@Configuration(proxyBeanMethods = false)
class OpenRosaConfiguration {

  @Bean
  ServletRegistrationBean<OpenRosaServlet> openRosaDoor(
      DoorKeys keys, FormDoor forms, SubmissionDoor submissions, Messages messages) {
    OpenRosaServlet door = new OpenRosaServlet(keys, forms, submissions, messages);
    ServletRegistrationBean<OpenRosaServlet> registration =
        new ServletRegistrationBean<>(door, "/openrosa/*");
    registration.setName("openrosa");
    return registration;
  }
}
