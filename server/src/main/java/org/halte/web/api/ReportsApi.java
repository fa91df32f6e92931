package org.halte.web.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.halte.core.intake.Intake;
import org.halte.core.intake.Receipt;
import org.halte.core.policy.Viewer;
import org.halte.field.figures.Figures;
import org.halte.field.figures.boards.ReportBoard;
import org.halte.field.reports.ReportDesk;
import org.halte.field.reports.ReportsProblem;
import org.halte.web.files.ServedFile;
import org.halte.web.problems.ReaderLanguage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reports: the list, the sheet of one, judging and correcting it; and the counters over them. */
@RestController
@RequestMapping("/api")
class ReportsApi {

  private static final int MOST = 1000;

  private final ReportBoard board;
  private final ReportDesk desk;
  private final Figures figures;
  private final Intake intake;
  private final SelectionParams selections;

  ReportsApi(
      ReportBoard board,
      ReportDesk desk,
      Figures figures,
      Intake intake,
      SelectionParams selections) {
    this.board = board;
    this.desk = desk;
    this.figures = figures;
    this.intake = intake;
    this.selections = selections;
  }

  /** A coordinator's judgement: {@code approved} or {@code rejected}. */
  record Judgement(@Nullable String decision, Optional<String> note) {
    String said() {
      return decision == null ? "" : decision;
    }
  }

  /** New answers by name or path of question. */
  record Correction(@Nullable Map<String, String> values) {
    Map<String, String> given() {
      return values == null ? Map.of() : values;
    }
  }

  record Corrected(String instanceId) {}

  @GetMapping("/reports")
  ReportBoard.Listed list(
      @RequestParam MultiValueMap<String, String> params,
      @RequestParam(defaultValue = "0") int offset,
      @RequestParam(defaultValue = "100") int limit,
      Viewer viewer) {
    if (offset < 0) {
      throw ApiProblem.badParameter("offset", String.valueOf(offset));
    }
    if (limit < 1 || limit > MOST) {
      throw ApiProblem.badParameter("limit", String.valueOf(limit));
    }
    return board.list(selections.read(params), offset, limit, viewer);
  }

  @GetMapping("/reports/{instanceId}")
  ReportBoard.Sheet sheet(
      @PathVariable String instanceId, Viewer viewer, HttpServletRequest request) {
    return board.getSheet(instanceId, viewer, ReaderLanguage.of(request));
  }

  @GetMapping("/reports/{instanceId}/files/{name}")
  ResponseEntity<byte[]> file(
      @PathVariable String instanceId, @PathVariable String name, Viewer viewer) {
    return ServedFile.answer(name, board.getFile(instanceId, name, viewer).bytes());
  }

  @PostMapping("/reports/{instanceId}/review")
  ReportBoard.Sheet review(
      @PathVariable String instanceId,
      @RequestBody Judgement judgement,
      Viewer viewer,
      HttpServletRequest request) {
    desk.review(instanceId, judgement.said(), judgement.note().orElse(""), viewer);
    return board.getSheet(instanceId, viewer, ReaderLanguage.of(request));
  }

  /** A correction is a new submission; the answer names it. It shows within a second or two. */
  @PatchMapping("/reports/{instanceId}")
  Corrected correct(
      @PathVariable String instanceId, @RequestBody Correction correction, Viewer viewer) {
    ReportDesk.Opened opened = desk.open(instanceId, viewer);
    if (!opened.access().mayWrite(opened.report().facts())) {
      throw ReportsProblem.notYours();
    }
    Receipt receipt = intake.correct(viewer, instanceId, correction.given());
    return new Corrected(receipt.instanceId());
  }

  @GetMapping("/figures")
  Figures.Counters figures(@RequestParam MultiValueMap<String, String> params, Viewer viewer) {
    return figures.count(selections.read(params), viewer);
  }
}
