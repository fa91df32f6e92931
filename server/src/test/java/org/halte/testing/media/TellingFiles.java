package org.halte.testing.media;

import java.util.LinkedHashMap;
import java.util.Map;

/** A file of every container that is cleaned, each telling where and by whom it was made. */
public final class TellingFiles {

  private TellingFiles() {}

  /** By name; what each of them is when it was cleaned is {@link #type}. */
  public static Map<String, byte[]> all() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("photo.jpg", TellingPictures.jpeg());
    files.put("photo.png", TellingPictures.png());
    files.put("photo.webp", TellingPictures.webp());
    files.put("photo.gif", TellingPictures.gif());
    files.put("photo.tiff", TellingPictures.tiff());
    files.put("photo.heic", TellingBoxes.picture("hvc1"));
    files.put("photo.avif", TellingBoxes.picture("av01"));
    files.put("film.mp4", TellingBoxes.film("isom"));
    files.put("film.mov", TellingBoxes.film("qt  "));
    files.put("film.3gp", TellingBoxes.film("3gp4"));
    files.put("film.webm", TellingFilms.webm());
    files.put("son.m4a", TellingBoxes.sound());
    files.put("enregistrement.mp4", TellingBoxes.recording());
    files.put("son.wav", TellingSounds.wave());
    files.put("son.mp3", TellingSounds.mp3());
    files.put("son.aac", TellingSounds.aac());
    files.put("son.amr", TellingSounds.amr());
    files.put("son.flac", TellingSounds.flac());
    files.put("opus.ogg", TellingSounds.opus());
    files.put("vorbis.ogg", TellingSounds.vorbis());
    files.put("papier.pdf", TellingPapers.pdf());
    return files;
  }

  /** The type that is found in the bytes. */
  public static String type(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "jpg" -> "image/jpeg";
      case "mov" -> "video/quicktime";
      case "3gp" -> "video/3gpp";
      case "webm" -> "video/webm";
      case "m4a" -> "audio/mp4";
      case "mp4" -> name.startsWith("film") ? "video/mp4" : "audio/mp4";
      case "wav" -> "audio/wav";
      case "mp3" -> "audio/mpeg";
      case "aac" -> "audio/aac";
      case "amr" -> "audio/amr";
      case "flac" -> "audio/flac";
      case "ogg" -> "audio/ogg";
      case "pdf" -> "application/pdf";
      case String picture -> "image/" + picture;
    };
  }
}
