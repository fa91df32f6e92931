package org.halte.hunt;

/**
 * Somebody who looks for what is not theirs.
 *
 * @param name the association's letter and what they are, such as {@code b.coordinator}
 * @param secret bearer token, token of the door or of a link; empty for a session and for nobody
 * @param email with which a session signs in; empty for others
 */
record Spy(String name, Kind kind, String secret, String email) {

  /** How somebody comes in. */
  enum Kind {
    SESSION,
    PROGRAM,
    PHONE,
    LINK,
    NOBODY
  }

  static Spy program(String name, String secret) {
    return new Spy(name, Kind.PROGRAM, secret, "");
  }

  static Spy phone(String name, String secret) {
    return new Spy(name, Kind.PHONE, secret, "");
  }

  static Spy session(String name, String email) {
    return new Spy(name, Kind.SESSION, "", email);
  }

  String side() {
    return name.substring(0, name.indexOf('.'));
  }

  boolean isPhone() {
    return kind == Kind.PHONE;
  }

  @Override
  public String toString() {
    return name;
  }
}
