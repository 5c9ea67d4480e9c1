import type { PlatformContent } from '../../connectors/imageContent.ts';
import type { ListedImage } from '../../connectors/port.ts';
import type { Database } from '../../db/database.ts';
import { inspectImage } from '../../inspection/inspectImage.ts';
import { accept } from '../../store/acceptances/acceptances.ts';
import { showDecisions } from '../../store/buildRisks/decidedRisks.ts';
import { storeBuildRisks } from '../../store/buildRisks/storeBuildRisks.ts';
import { storeContents } from '../../store/contents/storeContents.ts';
import { writeListedImages } from '../../sync/listing/imageWriter.ts';
import { digestOf } from '../baseWorld.ts';
import { imageContent, platformContent } from '../imageContents.ts';
import { image, noon, scan, storeRegistry } from '../storedImages.ts';

/** Stands in every text that a registry brings, so that any of them is found wherever it shows. */
export type Mark = 'seen' | 'unseen';

/** What is inside of the images of both registries is mirrored between them. */
const mirrored = 'mirrored';

interface MarkedImage {
  readonly repository: string;
  readonly tag: string;
  /** Whose it is; of the mirrored one nobody's. */
  readonly of: string;
  /** By what they unpack to, the lowest first. */
  readonly layers: readonly string[];
  readonly scan?: ListedImage['scan'];
}

/** The images of a registry that are looked into: one on a base of its own, one on a base of the other, and one that both have. */
function imagesOf(mark: Mark): readonly MarkedImage[] {
  const other = mark === 'seen' ? 'unseen' : 'seen';
  const team = `${mark}-team`;
  return [
    { repository: `${team}/base`, tag: `${mark}-base`, of: mark, layers: [`${mark} base`] },
    {
      repository: `${team}/app`,
      tag: `${mark}-app`,
      of: mark,
      layers: [`${mark} base`, `${mark} app`],
      scan: scan({ high: 2 }),
    },
    {
      repository: `${team}/other`,
      tag: `${mark}-on-other`,
      of: mark,
      layers: [`${other} base`, `${mark} other`],
      scan: scan({ high: 2 }),
    },
    { repository: `${team}/mirror`, tag: 'mirrored', of: mirrored, layers: ['mirrored base'], scan: scan({ low: 1 }) },
  ];
}

/** Risky in every way that is counted: a secret in a variable and in a label, no user, and what is fetched is run. */
function contentOf({ of, layers }: MarkedImage): PlatformContent {
  const step = (createdBy: string) => ({ createdAt: noon, createdBy, comment: '', isEmpty: true });
  return platformContent({
    digest: digestOfMarked(of, layers),
    config: {
      env: [`${of.toUpperCase()}_TOKEN=tr0ub4dor-Zq81xL`],
      labels: { [`${of}.label`]: `${of} label` },
      user: '',
    },
    history: [step(`RUN /bin/sh -c curl https://${of}.example.com/i.sh | sh # buildkit`)],
    layers: layers.map((diff) => ({
      digest: digestOf(`${of} ${diff} blob`),
      diffId: digestOf(diff),
      size: 100,
      mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
    })),
  });
}

const digestOfMarked = (of: string, layers: readonly string[]) => digestOf(`${of} ${layers.join(' ')}`);

/** Stores a registry with all kinds of data, every text and digest of it marked, as its connector, listing, intake and scanner would. */
export async function storeMarked(database: Database, mark: Mark): Promise<number> {
  const registryId = await storeRegistry(database, `${mark}.example.com`);
  const { write } = database;
  const failure = JSON.stringify({
    code: 'TokenServiceFailure',
    reason: 'unreachable',
    host: `${mark}-auth.example.com`,
  });
  await write
    .updateTable('registries')
    // Paused, so that nothing is ever asked of it.
    .set({ user_name: `${mark}-account`, paused: 1, failure, failing_since: noon, intake_failure: failure })
    .where('id', '=', registryId)
    .execute();
  await write
    .insertInto('registry_parts')
    .values({
      registry_id: registryId,
      name: `${mark}-part`,
      position: 0,
      state: 'failing',
      failure,
      failing_since: noon,
    })
    .execute();
  for (const marked of imagesOf(mark)) await takeIn(database, registryId, marked);
  await storeWaiting(database, registryId, mark);
  await storeReports(database, registryId, mark);
  await storeRun(database, registryId, mark);
  await storeDecision(database, registryId, mark);
  return registryId;
}

async function list(database: Database, registryId: number, repository: string, ...images: ListedImage[]) {
  const [namespace = '', name = ''] = repository.split('/');
  const listed = { repository: { namespace, name }, listing: { images, skipped: [] } };
  const scope = { runId: 1, registryId, center: 'cn' } as const;
  await database.write.transaction().execute((transaction) => writeListedImages(transaction, scope, [listed], noon));
}

async function takeIn(database: Database, registryId: number, marked: MarkedImage): Promise<void> {
  const digest = digestOfMarked(marked.of, marked.layers);
  const inspected = await inspectImage(imageContent([contentOf(marked)]));
  await database.write
    .transaction()
    .execute((transaction) => storeContents(transaction, [{ digest, content: inspected.content }]));
  await list(database, registryId, marked.repository, image(marked.tag, { digest, scan: marked.scan ?? null }));
  await database.write.transaction().execute(async (transaction) => {
    const { id } = await transaction
      .updateTable('digests')
      .set({ state: 1, done_at: noon })
      .where('registry_id', '=', registryId)
      .where('digest', '=', digest)
      .returning('id')
      .executeTakeFirstOrThrow();
    await storeBuildRisks(transaction, registryId, [{ digestId: id, image: inspected }], noon);
  });
}

/** Images that wait, failed and are missing, and one that has vanished. */
async function storeWaiting(database: Database, registryId: number, mark: Mark): Promise<void> {
  const { write } = database;
  const states = ['waiting', 'failed', 'missing'];
  const images = states.map((state) => image(`${mark}-${state}`, { digest: digestOf(`${mark} ${state}`) }));
  await list(database, registryId, `${mark}-team/app`, ...images);
  const failure = JSON.stringify({
    code: 'TokenServiceFailure',
    reason: 'unreachable',
    host: `${mark}-auth.example.com`,
  });
  await write
    .updateTable('digests')
    .set({ state: 2, failure })
    .where('digest', '=', digestOf(`${mark} failed`))
    .execute();
  await write.updateTable('images').set({ not_listed_since: noon }).where('tag', '=', `${mark}-missing`).execute();
  const repository = await write
    .selectFrom('repositories')
    .select('id')
    .where('registry_id', '=', registryId)
    .where('name', '=', 'app')
    .executeTakeFirstOrThrow();
  await write
    .insertInto('vanished_images')
    .values({
      uuid: `${mark}-gone`,
      registry_id: registryId,
      repository_id: repository.id,
      tag: `${mark}-gone`,
      digest: digestOf(`${mark} gone`),
      risk_rank: 3,
      vulnerabilities: 1,
      first_seen_at: noon,
      vanished_at: 2 * noon,
    })
    .execute();
}

/** What the scanner found: one vulnerability that both have, in a package of its own, and one that only this one has. */
async function storeReports(database: Database, registryId: number, mark: Mark): Promise<void> {
  const { read, write } = database;
  const found = [`CVE-2026-0001`, `CVE-${mark}`];
  const findingIds: number[] = [];
  for (const [place, name] of found.entries()) {
    const { id } = await write
      .insertInto('vulnerability_findings')
      .values({
        name,
        package: `${mark}-package`,
        installed_version: '1',
        fixed_version: '2',
        severity_rank: 3,
        score: mark === 'seen' ? 7 : 9,
        description: `${mark} description`,
        link: `https://${mark}.example.com/${place}`,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    findingIds.push(id);
  }
  const scanned = await read
    .selectFrom('images')
    .select(['digest', 'scanned_at', 'high', 'low'])
    .where('registry_id', '=', registryId)
    .where('vulnerabilities', '>', 0)
    .execute();
  for (const { digest, scanned_at, high, low } of scanned) {
    const { id } = await write
      .insertInto('scan_reports')
      .values({
        registry_id: registryId,
        digest,
        listed: [scanned_at, 0, high, 0, low, 0, 0].join('/'),
        imported_at: noon,
        scanner: `${mark} scanner`,
        skipped: 0,
        failure: null,
        next_try_at: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const rows = findingIds.slice(0, high + low).map((finding_id) => ({ report_id: id, finding_id, first_at: noon }));
    await write.insertInto('report_findings').values(rows).execute();
  }
}

async function storeRun(database: Database, registryId: number, mark: Mark): Promise<void> {
  const { id } = await database.write
    .insertInto('sync_runs')
    .values({
      registry_id: registryId,
      center: 'cn',
      trigger: 'manual',
      status: 'FAIL',
      started_at: noon,
      ended_at: noon + 1,
      repositories_declared: 3,
      failure: JSON.stringify({ code: 'TokenServiceFailure', reason: 'unreachable', host: `${mark}-auth.example.com` }),
      repository_id: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await database.write
    .insertInto('sync_log')
    .values({
      run_id: id,
      at: noon,
      level: 'warning',
      target: `${mark}-team/app`,
      code: 'skipped',
      detail: `${mark} detail`,
    })
    .execute();
}

/** Somebody who sees all has ignored a risk of one image. */
async function storeDecision(database: Database, registryId: number, mark: Mark): Promise<void> {
  await database.write.transaction().execute(async (transaction) => {
    const images = await transaction
      .selectFrom('images')
      .select(['id', 'repository_id'])
      .where('registry_id', '=', registryId)
      .where('tag', '=', `${mark}-app`)
      .execute();
    const about = { center: 'cn', kind: 'buildRisk', subject: 'no_user', scope: 0, status: 1 } as const;
    await accept(transaction, { ...about, reason: `${mark} reason`, userName: 'admin', at: noon }, images);
    await showDecisions(
      transaction,
      images.map(({ id }) => id),
    );
  });
}
