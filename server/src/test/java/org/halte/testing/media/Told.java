package org.halte.testing.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** What the made files tell besides their content, and a search for it. All of it is invented. */
public final class Told {

  /** Stands for every name, title, note and device. */
  public static final String MARK = "Told-By-Zephyrine";

  /** In the middle of the Pacific, as films write it. */
  public static final String POSITION = "-32.5100-150.2700/";

  /** The same in EXIF: degrees, minutes and seconds, each as a fraction. */
  public static final int[] SOUTH = {32, 1, 30, 1, 36, 1};

  public static final int[] WEST = {150, 1, 16, 1, 12, 1};

  private static final int MOST_UNPACKED = 1_000_000;

  private Told() {}

  /**
   * What of it is found in a file: as it is, in wide letters, as fractions, and in packed parts.
   */
  public static List<String> in(byte[] file) {
    List<String> found = new ArrayList<>(plainIn(file));
    for (int at = 0; at + 2 < file.length; at++) {
      if (file[at] == 0x78) {
        plainIn(unpack(file, at)).forEach(what -> found.add("packed " + what));
      }
    }
    return found;
  }

  private static List<String> plainIn(byte[] file) {
    String all = new String(file, ISO_8859_1);
    List<String> found = new ArrayList<>();
    for (String mark : List.of(MARK, POSITION, hex(MARK))) {
      for (var charset : List.of(UTF_8, UTF_16LE, UTF_16BE)) {
        if (all.contains(new String(mark.getBytes(charset), ISO_8859_1))) {
          found.add(mark + " in " + charset);
        }
      }
    }
    for (int[] fractions : List.of(SOUTH, WEST)) {
      if (all.contains(new String(numbers(fractions), ISO_8859_1))) {
        found.add("the position in EXIF");
      }
    }
    return found;
  }

  static byte[] numbers(int... numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length);
    for (int number : numbers) {
      bytes.putInt(number);
    }
    return bytes.array();
  }

  private static String hex(String text) {
    return java.util.HexFormat.of().withUpperCase().formatHex(text.getBytes(UTF_8));
  }

  private static byte[] unpack(byte[] file, int from) {
    Inflater inflater = new Inflater();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      inflater.setInput(file, from, file.length - from);
      byte[] part = new byte[4096];
      int came = inflater.inflate(part);
      while (came > 0 && out.size() < MOST_UNPACKED) {
        out.write(part, 0, came);
        came = inflater.inflate(part);
      }
    } catch (DataFormatException e) {
      // It was no packed part, or not further than here.
    } finally {
      inflater.end();
    }
    return out.toByteArray();
  }
}
