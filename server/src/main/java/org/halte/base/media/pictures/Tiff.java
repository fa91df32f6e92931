package org.halte.base.media.pictures;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.Semaphore;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.halte.base.media.bytes.Bytes;
import org.halte.base.media.bytes.Refusal;
import org.halte.base.media.bytes.Uncleanable;

/**
 * TIFF 6.0: read and written anew by the JDK, page by page; nothing but the pixels and the
 * orientation is taken over. Raw pictures of cameras come in the same container and are refused.
 */
public final class Tiff {

  private static final long MOST_PIXELS = 12_000_000;
  private static final int MOST_PAGES = 20;
  private static final int SUB_DIRECTORIES = 330;
  private static final int DNG_VERSION = 50706;

  /** One at a time: unpacked pictures are the largest things that the server holds. */
  private static final Semaphore TURN = new Semaphore(1);

  private Tiff() {}

  public static boolean isTiff(byte[] file) {
    return Bytes.has(file, 0, "II*\0") || Bytes.has(file, 0, "MM\0*");
  }

  public static byte[] clean(byte[] file) {
    checkPages(file);
    TURN.acquireUninterruptibly();
    ImageReader reader = ImageIO.getImageReadersByFormatName("tiff").next();
    try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(in, false, true);
      return write(reader, Orientation.read(file, 0, file.length));
    } catch (IOException | RuntimeException e) {
      throw e instanceof Uncleanable known ? known : new Uncleanable(Refusal.DAMAGED, e);
    } catch (OutOfMemoryError e) {
      // A single huge array was not given; nothing else is missing.
      throw new Uncleanable(Refusal.TOO_LARGE, e);
    } finally {
      reader.dispose();
      TURN.release();
    }
  }

  private static byte[] write(ImageReader reader, int orientation) throws IOException {
    int pages = pages(reader);
    ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionType("Deflate");
      for (int page = 0; page < pages; page++) {
        BufferedImage picture = reader.read(page);
        IIOMetadata said = page == 0 ? turned(writer, how, picture, orientation) : null;
        writer.writeToSequence(new IIOImage(picture, null, said), how);
      }
      writer.endWriteSequence();
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static int pages(ImageReader reader) throws IOException {
    int pages = reader.getNumImages(true);
    long pixels = 0;
    for (int page = 0; page < pages; page++) {
      pixels += (long) reader.getWidth(page) * reader.getHeight(page);
    }
    if (pixels > MOST_PIXELS) {
      throw new Uncleanable(Refusal.TOO_LARGE);
    }
    return pages;
  }

  private static IIOMetadata turned(
      ImageWriter writer, ImageWriteParam how, BufferedImage picture, int orientation)
      throws IOException {
    IIOMetadata plain = writer.getDefaultImageMetadata(new ImageTypeSpecifier(picture), how);
    TIFFDirectory directory = TIFFDirectory.createFromMetadata(plain);
    var tag = BaselineTIFFTagSet.getInstance().getTag(BaselineTIFFTagSet.TAG_ORIENTATION);
    directory.addTIFFField(new TIFFField(tag, orientation));
    return directory.getAsMetadata();
  }

  /** Goes from page to page, no further than allowed: they may also lead in a circle. */
  private static void checkPages(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file);
    in.order(file[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = in.getInt(4);
    for (int page = 0; directory != 0; page++) {
      if (page == MOST_PAGES) {
        throw new Uncleanable(Refusal.TOO_LARGE);
      }
      int entries = in.getShort(directory) & 0xFFFF;
      for (int i = 0; i < entries; i++) {
        int tag = in.getShort(directory + 2 + 12 * i) & 0xFFFF;
        if (tag == SUB_DIRECTORIES || tag == DNG_VERSION) {
          throw new Uncleanable(Refusal.UNKNOWN);
        }
      }
      directory = in.getInt(directory + 2 + 12 * entries);
    }
  }
}
