package org.halte.base.media.papers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.halte.base.media.bytes.Bytes;
import org.halte.base.media.bytes.Refusal;
import org.halte.base.media.bytes.Uncleanable;

/**
 * PDF (ISO 32000), by Apache PDFBox: written anew, so that only what its pages still use is in it
 * (a saved file keeps all that was ever deleted from it), without descriptions, enclosed files,
 * notes, scripts and positions; the pictures inside lose their metadata too.
 */
public final class Pdf {

  private static final String MAGIC = "%PDF-";

  /** Readers find the heading anywhere among the first bytes. */
  private static final int HEADING_WITHIN = 1024;

  private static final long MOST_MEMORY = 96_000_000;

  /** One at a time: a paper takes several times its size while it is written anew. */
  private static final Semaphore TURN = new Semaphore(1);

  private Pdf() {}

  public static boolean isPdf(byte[] file) {
    for (int at = 0; at < Math.min(file.length, HEADING_WITHIN); at++) {
      if (Bytes.has(file, at, MAGIC)) {
        return true;
      }
    }
    return false;
  }

  public static byte[] clean(byte[] file) {
    TURN.acquireUninterruptibly();
    try {
      Bomb.check(file);
      return rewrite(file);
    } catch (InvalidPasswordException e) {
      throw new Uncleanable(Refusal.LOCKED, e);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw e instanceof Uncleanable known ? known : new Uncleanable(Refusal.DAMAGED, e);
    } catch (OutOfMemoryError e) {
      // A single huge array was not given; nothing else is missing.
      throw new Uncleanable(Refusal.TOO_LARGE, e);
    } finally {
      TURN.release();
    }
  }

  private static byte[] rewrite(byte[] file) throws IOException {
    // In memory only: what people hand in never lies in the clear in a temporary file.
    var memory = MemoryUsageSetting.setupMainMemoryOnly(MOST_MEMORY);
    try (PDDocument paper = Loader.loadPDF(file, "", null, null, memory.streamCache)) {
      if (paper.isEncrypted()) {
        throw new Uncleanable(Refusal.LOCKED);
      }
      if (paper.getNumberOfPages() == 0) {
        throw new Uncleanable(Refusal.DAMAGED);
      }
      paper.setDocumentInformation(new PDDocumentInformation());
      new Parts(paper.getDocument()).clean();
      paper.setDocumentId(1L);
      ByteArrayOutputStream out = new ByteArrayOutputStream(file.length);
      paper.save(out, CompressParameters.NO_COMPRESSION);
      return out.toByteArray();
    }
  }
}
