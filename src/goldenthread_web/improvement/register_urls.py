"""The registers beside the improvement plan."""

from __future__ import annotations

from django.urls import path

from goldenthread_web.improvement.views import assessments, boards, documents, risks

urlpatterns = [
    path("plan/boards", boards.boards, name="plan_boards"),
    path("plan/boards/new", boards.board_new, name="plan_board_new"),
    path("plan/boards/<slug:reference>", boards.board, name="plan_board"),
    path("plan/risks", risks.risks, name="plan_risks"),
    path("plan/risks/new", risks.risk_new, name="plan_risk_new"),
    path("plan/risks/<slug:reference>", risks.risk, name="plan_risk"),
    path("plan/documents", documents.documents, name="plan_documents"),
    path("plan/documents/new", documents.document_new, name="plan_document_new"),
    path("plan/documents/<slug:reference>", documents.document, name="plan_document"),
    path("plan/assessments", assessments.assessments, name="plan_assessments"),
    path("plan/assessments/new", assessments.assessment_new, name="plan_assessment_new"),
    path("plan/assessments/<slug:reference>", assessments.assessment, name="plan_assessment"),
    path("plan/assessments/<slug:reference>/file", assessments.assessment_file, name="plan_assessment_file"),
    path("plan/assessments/<slug:reference>/<int:number>", assessments.finding, name="plan_finding"),
]
