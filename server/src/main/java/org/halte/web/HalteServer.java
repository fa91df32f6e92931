package org.halte.web;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The Spring application: every component of every room. Started by {@link HalteRunner}. */
@SpringBootApplication(scanBasePackages = "org.halte")
public class HalteServer {}
