package org.halte.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * The JavaScript that the volunteer's app loads before its first screen: what its page names and
 * what that imports at once, gzip at level 9.
 */
final class AppBench implements Bench.Scenario {
  private static final double BUDGET_KB = 150;
  private static final Pattern SCRIPT = Pattern.compile("(?:src|href)=\"([^\"]+\\.js)\"");
  private static final Pattern IMPORT =
      Pattern.compile("(?:\\bfrom|^import|;import|\\}import)\\s*[\"']([^\"']+\\.js)[\"']");

  @Override
  public void run(Figures figures) throws IOException {
    var dist = DemoProcess.launcher().resolveSibling("web").resolve("dist");
    double kilobytes = 0;
    for (var script : eager(dist)) {
      kilobytes += zipped(Files.readAllBytes(script)) / 1024.0;
    }
    figures.less("app.first-screen.js", kilobytes, "KB gzip", BUDGET_KB);
  }

  private static Set<Path> eager(Path dist) throws IOException {
    var page = dist.resolve("app/index.html");
    var found = new HashSet<Path>();
    var open = new ArrayDeque<Path>();
    collect(SCRIPT, page, dist, open);
    while (!open.isEmpty()) {
      var script = open.pop();
      if (found.add(script)) {
        collect(IMPORT, script, dist, open);
      }
    }
    return found;
  }

  private static void collect(Pattern pattern, Path file, Path dist, ArrayDeque<Path> into)
      throws IOException {
    var matcher = pattern.matcher(Files.readString(file));
    while (matcher.find()) {
      var name = matcher.group(1);
      var target =
          name.startsWith("/")
              ? dist.resolve(name.substring(1))
              : file.resolveSibling(name).normalize();
      if (Files.exists(target)) {
        into.push(target);
      }
    }
  }

  private static int zipped(byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip =
        new GZIPOutputStream(out) {
          {
            def.setLevel(Deflater.BEST_COMPRESSION);
          }
        }) {
      zip.write(bytes);
    }
    return out.size();
  }
}
