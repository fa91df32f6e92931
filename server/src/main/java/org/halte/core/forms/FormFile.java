package org.halte.core.forms;

/**
 * A picture, sound or table that belongs to one version of a form.
 *
 * @param md5 of its bytes, hexadecimal
 */
public record FormFile(String name, String contentType, String md5) {}
