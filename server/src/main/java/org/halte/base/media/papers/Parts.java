package org.halte.base.media.papers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.halte.base.media.bytes.Refusal;
import org.halte.base.media.bytes.Uncleanable;
import org.halte.base.media.pictures.Jpeg;

/**
 * Goes through all parts of a paper, from its trailer on, and takes out what is none of its pages.
 */
final class Parts {

  /** ISO 32000-2: where it says something about itself, beside what is seen. */
  private static final List<COSName> TELLTALE =
      names(
          "Metadata",
          "PieceInfo",
          "LastModified",
          "AF",
          "EmbeddedFiles",
          "Thumb",
          "VP",
          "LGIDict",
          "Measure",
          "PtData",
          "JavaScript",
          "OpenAction",
          "AA",
          "Collection",
          "Perms",
          "Legal",
          "SpiderInfo",
          "WebCapture",
          "DSS",
          "Outlines",
          "Dests",
          "Alternates",
          "OPI",
          "XFA");

  private static final List<COSName> OF_A_FIELD = names("M", "CreationDate", "NM", "A", "PA");

  /** Below these, names are those that the page's content calls its fonts and pictures by. */
  private static final List<COSName> RESOURCES =
      names("Font", "XObject", "ExtGState", "ColorSpace", "Pattern", "Shading");

  private static final COSName JPEG_2000 = COSName.getPDFName("JPXDecode");
  private static final COSName DCT = COSName.getPDFName("DCTDecode");
  private static final int MOST_PARTS = 500_000;

  private final Deque<COSBase> toDo = new ArrayDeque<>();
  private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<COSBase> called = Collections.newSetFromMap(new IdentityHashMap<>());

  Parts(COSDocument paper) {
    add(paper.getTrailer());
  }

  private static List<COSName> names(String... names) {
    List<COSName> all = new ArrayList<>();
    for (String name : names) {
      all.add(COSName.getPDFName(name));
    }
    return List.copyOf(all);
  }

  void clean() throws IOException {
    while (!toDo.isEmpty()) {
      switch (toDo.pop()) {
        case COSDictionary dictionary -> clean(dictionary);
        case COSArray array -> array.forEach(this::add);
        default -> {
          // A number, a name, a text: part of what holds it.
        }
      }
    }
  }

  private void add(COSBase part) {
    COSBase found = part instanceof COSObject reference ? reference.getObject() : part;
    if (found == null || !seen.add(found)) {
      return;
    }
    if (seen.size() > MOST_PARTS) {
      throw new Uncleanable(Refusal.TOO_LARGE);
    }
    toDo.push(found);
  }

  private void clean(COSDictionary dictionary) throws IOException {
    if (!called.contains(dictionary)) {
      TELLTALE.forEach(dictionary::removeItem);
    }
    for (COSName kind : RESOURCES) {
      if (dictionary.getDictionaryObject(kind) instanceof COSDictionary names) {
        called.add(names);
      }
    }
    if (dictionary.getDictionaryObject(COSName.ANNOTS) instanceof COSArray notes) {
      dictionary.setItem(COSName.ANNOTS, fieldsOnly(notes));
    }
    if (dictionary instanceof COSStream stream) {
      picture(stream);
    }
    dictionary.getValues().forEach(this::add);
  }

  /** Of what lies on a page, only the filled fields of a form are part of it. */
  private static COSArray fieldsOnly(COSArray notes) {
    COSArray fields = new COSArray();
    for (int i = 0; i < notes.size(); i++) {
      boolean field =
          notes.getObject(i) instanceof COSDictionary note
              && COSName.WIDGET.equals(note.getCOSName(COSName.SUBTYPE));
      if (field) {
        OF_A_FIELD.forEach(((COSDictionary) notes.getObject(i))::removeItem);
        fields.add(notes.get(i));
      }
    }
    return fields;
  }

  private void picture(COSStream stream) throws IOException {
    COSBase filter = stream.getFilters();
    if (filter instanceof COSArray filters && filters.size() == 1) {
      filter = filters.getObject(0);
    }
    if (DCT.equals(filter)) {
      byte[] picture;
      try (InputStream in = stream.createRawInputStream()) {
        picture = in.readAllBytes();
      }
      byte[] clean = Jpeg.clean(picture);
      try (OutputStream out = stream.createRawOutputStream()) {
        out.write(clean);
      }
    } else if (isBeyondUs(filter)) {
      throw new Uncleanable(Refusal.UNKNOWN);
    }
  }

  /** A JPEG packed again, or JPEG 2000, whose boxes hold texts that nobody here takes out. */
  private static boolean isBeyondUs(COSBase filter) {
    return switch (filter) {
      case COSName name -> JPEG_2000.equals(name);
      case COSArray filters -> {
        boolean any = false;
        for (int i = 0; i < filters.size(); i++) {
          COSBase each = filters.getObject(i);
          any |= DCT.equals(each) || (each != null && isBeyondUs(each));
        }
        yield any;
      }
      case null, default -> false;
    };
  }
}
