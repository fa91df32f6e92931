package org.halte.core.people.entry;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/** A text as a QR code drawn in SVG: black on white, with the quiet zone the standard asks for. */
public final class QrCode {

  private static final int QUIET_MODULES = 4;

  private QrCode() {}

  /** The drawing, without size: it fills whatever holds it. */
  public static String svg(String text) {
    return draw(encode(text, ErrorCorrectionLevel.M));
  }

  /** The same for a long text: less of it may be damaged, so that its modules are larger. */
  public static String svgOfMuch(String text) {
    return draw(encode(text, ErrorCorrectionLevel.L));
  }

  private static String draw(BitMatrix modules) {
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < modules.getHeight(); y++) {
      for (int x = 0; x < modules.getWidth(); x++) {
        if (modules.get(x, y)) {
          path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
        }
      }
    }
    int size = modules.getWidth();
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" shape-rendering="crispEdges">\
    <rect width="%d" height="%d" fill="#fff"/><path d="%s" fill="#000"/></svg>\
    """
        .formatted(size, size, size, size, path);
  }

  private static BitMatrix encode(String text, ErrorCorrectionLevel correction) {
    try {
      return new QRCodeWriter()
          .encode(
              text,
              BarcodeFormat.QR_CODE,
              0,
              0,
              Map.of(
                  EncodeHintType.MARGIN,
                  QUIET_MODULES,
                  EncodeHintType.ERROR_CORRECTION,
                  correction));
    } catch (WriterException e) {
      throw new IllegalArgumentException("Too long for a QR code: " + text.length(), e);
    }
  }
}
