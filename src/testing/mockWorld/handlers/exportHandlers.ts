import { HttpResponse, http } from 'msw/http';
import { buildRisks } from '#contract/images/buildRisks.ts';
import { mockAction } from '../../mockAction.ts';
import { Refusal } from '../../refusal.ts';
import { buildFindingsOf } from '../content/buildFindings.ts';
import { findingsOf } from '../content/reports.ts';
import { demoAuditLog } from '../seed/demoAuditLog.ts';
import { imageSorts, listedImages } from '../state/imageCriteria.ts';
import { sortRows } from '../state/listing.ts';
import { listedRepositories } from '../state/repositoryCriteria.ts';
import { standingOf } from '../state/riskDecisions.ts';
import { currentImages } from '../state/scanState.ts';
import type { World } from '../state/world.ts';
import { isAudited } from './access/auditHandlers.ts';

type Line = readonly (string | number)[];

/** Files of the demo: the names that matter, quoted as CSV wants it. */
export function exportHandlers(world: World) {
  const files = new Map<string, readonly Line[]>();
  const keep = (head: Line, lines: readonly Line[]) => {
    const ExportId = crypto.randomUUID();
    files.set(ExportId, [head, ...lines]);
    return { ExportId };
  };
  return [
    mockAction('ExportImages', ({ params, center }) => {
      const found = listedImages(world, center, params);
      const key = imageSorts[params.SortBy ?? 'ImageUpdate'];
      const rows = sortRows(found, key, params.SortOrder ?? 'desc', (row) => row.Uuid);
      return keep(
        ['Namespace', 'Repository', 'Tag', 'Digest', 'Risk'],
        rows.map((row) => [row.RepoNamespace, row.RepoName, row.Tag, row.Digest, row.RiskLevel]),
      );
    }),
    mockAction('ExportRepositories', ({ params, center }) => {
      const found = listedRepositories(world, center, params);
      return keep(
        ['Namespace', 'Repository', 'Images'],
        found.map((row) => [row.RepoNamespace, row.RepoName, row.ImageCount]),
      );
    }),
    mockAction('ExportVulnerabilities', ({ params, center }) => {
      const image = currentImages(world, center).find(({ Uuid }) => Uuid === params.Uuids);
      if (image === undefined) throw new Refusal('NotFound');
      return keep(
        ['Vulnerability', 'Severity', 'Package', 'Fixed version'],
        findingsOf(image).map((found) => [found.name, found.severity, found.packageName, found.fixed]),
      );
    }),
    mockAction('ExportAuditLog', ({ params }) =>
      keep(
        ['Time', 'User', 'Action', 'Result'],
        demoAuditLog(world.now())
          .filter((entry) => isAudited(entry, params))
          .map(({ Time, UserName, Action, Outcome }) => [new Date(Time).toISOString(), UserName, Action, Outcome]),
      ),
    ),
    mockAction('ExportBuildRisks', ({ params, center }) => {
      const lines = currentImages(world, center)
        .filter(({ Uuid }) => params.ImageUuid === undefined || Uuid === params.ImageUuid)
        .flatMap((row) =>
          buildFindingsOf(row)
            .filter(({ key }) => params.RiskKey?.some((named) => named === key) ?? true)
            .filter(({ key }) => params.RiskLevel === undefined || params.RiskLevel.includes(buildRisks[key].level))
            .filter(
              ({ key }) => params.Status === undefined || standingOf(world, center, row, key).Status === params.Status,
            )
            .map(({ key, name, command }) => [key, name, command, row.RepoNamespace, row.RepoName, row.Tag]),
        );
      return keep(['Build risk', 'Variable or label', 'Command', 'Namespace', 'Repository', 'Tag'], lines);
    }),
    mockAction('DescribeExport', ({ params }) => {
      const file = files.get(params.ExportId);
      if (file === undefined) throw new Refusal('NotFound');
      return { State: 'done' as const, WrittenRows: file.length - 1, TotalRows: file.length - 1 };
    }),
    http.get('/api/export/:id', ({ params }) => {
      const text = (files.get(String(params.id)) ?? [])
        .map((line) => line.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(','))
        .join('\r\n');
      return new HttpResponse(`\uFEFF${text}\r\n`, { headers: { 'Content-Type': 'text/csv; charset=utf-8' } });
    }),
  ];
}
