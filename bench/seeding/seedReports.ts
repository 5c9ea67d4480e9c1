import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { releaseAt } from '#simulators/world/content/bases.ts';

/** Different findings of all reports. */
const pool = 3_000;
const severities = [4, 3, 3, 2, 2, 2, 1, 1];

/**
 * Imports the report of every scanned image of a seeded database: some findings that all builds of a month have, as they are
 * built on the same bases, and one of its own.
 */
export function seedReports(dataDir: string, ofRelease = 5): void {
  using database = new DatabaseSync(join(dataDir, 'mooring.db'));
  database.exec('pragma journal_mode = wal; pragma synchronous = off; pragma cache_size = -200000; begin');
  const addFinding = database.prepare(
    `insert into vulnerability_findings (id, name, package, installed_version, fixed_version, severity_rank, score, description, link)
     values (?, ?, ?, '1.0', '', ?, -1, '', '')`,
  );
  for (let id = 1; id <= pool; id += 1) {
    addFinding.run(id, `CVE-2026-${id}`, `package-${id % 300}`, severities[id % severities.length] ?? 1);
  }
  const addReport = database.prepare(
    `insert or ignore into scan_reports (registry_id, digest, listed, imported_at, scanner, skipped) values (?, ?, '', 1, 'Trivy', 0)`,
  );
  const hold = database.prepare(
    'insert or ignore into report_findings (report_id, finding_id, first_at) values (?, ?, 1)',
  );
  const scanned = database.prepare('select id, registry_id, digest, created_at from images where vulnerabilities > 0');
  for (const { id, registry_id, digest, created_at } of scanned.iterate()) {
    const report = addReport.run(registry_id ?? 0, digest ?? '');
    const release = releaseAt(Number(created_at));
    for (let place = 0; place < ofRelease; place += 1) {
      hold.run(report.lastInsertRowid, ((release * 37 + place) % (pool - 1)) + 1);
    }
    hold.run(report.lastInsertRowid, (Number(id) % (pool - 1)) + 1);
  }
  database.exec('commit');
}
