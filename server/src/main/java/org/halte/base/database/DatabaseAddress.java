package org.halte.base.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Where a database is and who asks.
 *
 * @param url a JDBC address without name and password
 * @param user may be empty when the address says it in its own way
 * @param password never printed
 */
public record DatabaseAddress(String url, String user, String password) {

  private static final String JDBC = "jdbc:";
  private static final int SHOWN_OF_A_WRONG_VALUE = 12;

  /**
   * Reads {@code jdbc:postgresql://…}, {@code postgresql://user:password@host:5432/database} or
   * {@code postgres://…}; throws DatabaseProblem.
   */
  public static DatabaseAddress parse(String text) {
    if (text.startsWith("jdbc:postgresql:")) {
      return new DatabaseAddress(text, "", "");
    }
    try {
      URI uri = new URI(text);
      boolean known = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
      if (!known || uri.getHost() == null) {
        throw invalid(text);
      }
      String[] who = String.valueOf(uri.getRawUserInfo()).split(":", 2);
      String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
      String url = JDBC + "postgresql://" + uri.getHost() + port + uri.getRawPath() + query;
      return uri.getRawUserInfo() == null
          ? new DatabaseAddress(url, "", "")
          : new DatabaseAddress(url, decode(who[0]), who.length > 1 ? decode(who[1]) : "");
    } catch (URISyntaxException _) {
      // Not kept as the cause: its message repeats the password.
      throw invalid(text);
    }
  }

  /** Host, port and name of the database: all that may be shown. */
  public String place() {
    String rest = url.substring(url.indexOf("//") + 2);
    int query = rest.indexOf('?');
    return query < 0 ? rest : rest.substring(0, query);
  }

  /** The same server, another database. */
  DatabaseAddress database(String name) {
    int query = url.indexOf('?');
    String options = query < 0 ? "" : url.substring(query);
    String base = query < 0 ? url : url.substring(0, query);
    return new DatabaseAddress(
        base.substring(0, base.lastIndexOf('/') + 1) + name + options, user, password);
  }

  /** A connection of its own, outside any pool. */
  public Connection connect() throws SQLException {
    Properties properties = new Properties();
    if (!user.isEmpty()) {
      properties.setProperty("user", user);
      properties.setProperty("password", password);
    }
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("ApplicationName", "halte");
    return DriverManager.getConnection(url, properties);
  }

  @Override
  public String toString() {
    return place();
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
  }

  private static DatabaseProblem invalid(String text) {
    int credentials = text.indexOf("://");
    int end = credentials < 0 ? Math.min(SHOWN_OF_A_WRONG_VALUE, text.length()) : credentials + 3;
    return DatabaseProblem.addressInvalid(text.substring(0, end));
  }
}
