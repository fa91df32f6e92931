package org.halte.cli.demo;

import java.util.List;

/**
 * What was made once and is told again at every start. Kept in the data folder for its owner alone,
 * because the database only holds hashes of passwords and tokens.
 *
 * @param seed the story's
 * @param deviceToken of a phone of the first association
 */
public record DemoState(long seed, String deviceToken, List<Account> accounts) {

  public DemoState {
    accounts = List.copyOf(accounts);
  }

  /** An account as {@code demo.json} names it. */
  public record Account(
      String role, String organisation, String email, String password, String apiToken) {}
}
