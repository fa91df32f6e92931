package org.halte.web;

import java.net.URI;
import java.util.Collection;
import java.util.concurrent.CountDownLatch;
import org.halte.base.database.DataFolder;
import org.halte.base.database.DatabaseStart;
import org.springframework.context.ConfigurableApplicationContext;

/** A Halte that serves; closing it ends requests in order, then the database. */
public final class RunningHalte implements AutoCloseable {

  private final ConfigurableApplicationContext context;
  private final DatabaseStart database;
  private final DataFolder folder;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Runnable afterwards;
  private volatile boolean closed;

  RunningHalte(
      ConfigurableApplicationContext context,
      DatabaseStart database,
      DataFolder folder,
      Runnable afterwards) {
    this.afterwards = afterwards;
    this.context = context;
    this.database = database;
    this.folder = folder;
  }

  /** Where it answers, as a browser on this machine would write it. */
  public URI url() {
    String address = context.getEnvironment().getProperty("server.address", "localhost");
    boolean everywhere = address.equals("0.0.0.0") || address.equals("::");
    String host = everywhere ? "localhost" : address;
    String port = context.getEnvironment().getProperty("local.server.port");
    boolean own = !context.getEnvironment().getProperty("halte.tls.certificate", "").isBlank();
    String scheme = own ? "https://" : "http://";
    return URI.create(scheme + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
  }

  /** A component of it, for commands and tests. */
  public <T> T get(Class<T> type) {
    return context.getBean(type);
  }

  /** All components of a sort. */
  public <T> Collection<T> all(Class<T> type) {
    return context.getBeansOfType(type).values();
  }

  /** Whether it has begun to stop: what fails from then on fails because of that. */
  public boolean isStopping() {
    return closed;
  }

  /** Waits until it is closed, by a signal for example. */
  public void await() throws InterruptedException {
    stopped.await();
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      context.close();
    } finally {
      database.close();
      folder.close();
      afterwards.run();
      stopped.countDown();
    }
  }
}
