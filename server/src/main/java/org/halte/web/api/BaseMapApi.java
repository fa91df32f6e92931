package org.halte.web.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The map below everything: an archive of tiles that the operator put into {@code DIR/basemap}, or
 * the schematic Paris that ships inside. Nothing comes from another host: whoever serves tiles
 * learns where people look.
 */
@RestController
@RequestMapping("/basemap")
class BaseMapApi {

  private static final MediaType GEOJSON = MediaType.parseMediaType("application/geo+json");
  private static final Duration KEEP = Duration.ofHours(1);

  private final Path folder;

  BaseMapApi(@Value("${halte.data}") Path data) {
    this.folder = data.resolve("basemap");
  }

  /** Byte ranges are what a map asks for; Spring answers them for a file. */
  @GetMapping("/tiles.pmtiles")
  ResponseEntity<Resource> tiles() {
    Path archive = findArchive().orElseThrow(ApiProblem::noBaseMap);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .cacheControl(CacheControl.maxAge(KEEP).cachePrivate())
        .body(new FileSystemResource(archive));
  }

  @GetMapping("/schematic.geojson")
  ResponseEntity<Resource> schematic() {
    return ResponseEntity.ok()
        .contentType(GEOJSON)
        .cacheControl(CacheControl.maxAge(KEEP).cachePrivate())
        .body(new ClassPathResource("/basemap/schematic.geojson"));
  }

  /** A style for tools that want one; our own pages draw their own over the same sources. */
  @GetMapping(path = "/style.json", produces = MediaType.APPLICATION_JSON_VALUE)
  BaseMapStyle.Style style(
      @RequestParam(defaultValue = "light") String flavor,
      @RequestParam(defaultValue = "fr") String lang) {
    boolean dark = flavor.equals("dark");
    return findArchive().isPresent()
        ? BaseMapStyle.ofTiles(dark, lang)
        : BaseMapStyle.schematic(dark, lang);
  }

  private Optional<Path> findArchive() {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".pmtiles")).sorted().findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(folder.toString(), e);
    }
  }
}
