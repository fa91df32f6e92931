package org.halte.web.api;

import org.halte.core.policy.Viewer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Configuration;

/**
 * What {@code /api/openapi.json} leaves out: who calls is told by a session or a token, never by a
 * parameter.
 */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

  ApiDescription() {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Viewer.class);
  }
}
