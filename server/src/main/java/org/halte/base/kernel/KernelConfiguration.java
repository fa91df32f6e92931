package org.halte.base.kernel;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one clock and the one calendar of nights. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TimeSettings.class)
class KernelConfiguration {

  @Bean
  Clock clock(TimeSettings settings) {
    return settings.toClock();
  }

  @Bean
  NightCalendar nightCalendar(Clock clock, TimeSettings settings) {
    return settings.toCalendar(clock);
  }
}
