package org.halte.testing.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.halte.testing.media.Told.MARK;
import static org.halte.testing.media.Told.POSITION;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;

/** A paper that tells in every way that PDF has, with a page that says something itself. */
public final class TellingPapers {

  /** What is written on the page. */
  public static final String WRITTEN = "Compte rendu";

  private TellingPapers() {}

  public static byte[] pdf() {
    try (PDDocument paper = new PDDocument()) {
      write(paper);
      byte[] first = save(paper);
      return changed(first);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] locked() {
    try (PDDocument paper = new PDDocument()) {
      paper.addPage(new PDPage());
      paper.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
      return save(paper);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] save(PDDocument paper) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    paper.save(out);
    return out.toByteArray();
  }

  private static void write(PDDocument paper) throws IOException {
    PDPage page = new PDPage(PDRectangle.A6);
    paper.addPage(page);
    try (var content = new PDPageContentStream(paper, page)) {
      content.beginText();
      content.setFont(new PDType1Font(FontName.HELVETICA), 12);
      content.newLineAtOffset(20, 200);
      content.showText(WRITTEN);
      content.endText();
      var photo = new ByteArrayInputStream(TellingPictures.jpeg());
      content.drawImage(JPEGFactory.createFromStream(paper, photo), 20, 20, 60, 40);
    }
    paper.getDocumentInformation().setAuthor(MARK);
    paper.getDocumentInformation().setTitle(POSITION);
    var about = new ByteArrayInputStream(TellingPictures.XMP.getBytes(UTF_8));
    paper.getDocumentCatalog().setMetadata(new PDMetadata(paper, about));
    paper.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('" + MARK + "')"));
    enclose(paper);
    PDAnnotationText note = new PDAnnotationText();
    note.setContents(MARK);
    note.setTitlePopup(MARK);
    page.setAnnotations(List.of(note));
    COSDictionary measure = new COSDictionary();
    measure.setItem(COSName.getPDFName("GPTS"), new COSString(POSITION));
    COSDictionary view = new COSDictionary();
    view.setItem(COSName.getPDFName("Measure"), measure);
    COSArray views = new COSArray();
    views.add(view);
    page.getCOSObject().setItem(COSName.getPDFName("VP"), views);
    page.getCOSObject().setItem(COSName.getPDFName("PieceInfo"), new COSString(MARK));
  }

  private static void enclose(PDDocument paper) throws IOException {
    var file = new PDEmbeddedFile(paper, new ByteArrayInputStream(MARK.getBytes(UTF_8)));
    PDComplexFileSpecification named = new PDComplexFileSpecification();
    named.setFile(MARK);
    named.setEmbeddedFile(file);
    PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
    tree.setNames(Map.of(MARK, named));
    PDDocumentNameDictionary names = new PDDocumentNameDictionary(paper.getDocumentCatalog());
    names.setEmbeddedFiles(tree);
    paper.getDocumentCatalog().setNames(names);
  }

  /** A later save that only adds: what was there before stays in the file, unseen. */
  private static byte[] changed(byte[] before) throws IOException {
    try (PDDocument paper = Loader.loadPDF(before)) {
      paper.getDocumentInformation().setAuthor("nobody");
      paper.getDocumentInformation().getCOSObject().setNeedToBeUpdated(true);
      paper.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      paper.saveIncremental(out);
      return out.toByteArray();
    }
  }
}
