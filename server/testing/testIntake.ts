import pino from 'pino';
import type { ImageContent } from '../connectors/imageContent.ts';
import type { RegistryConnector, ScannableImage } from '../connectors/port.ts';
import type { Database } from '../db/database.ts';
import { inspectImage } from '../inspection/inspectImage.ts';
import { createRegistryRepository, type StoredRegistry } from '../store/registryRepository.ts';
import { storedTarget } from '../store/storedTarget.ts';
import { type IntakeEnd, takeIn } from '../sync/intake/intakeRound.ts';
import { PartBackOffs } from '../sync/intake/partBackOffs.ts';
import { writeListedImages } from '../sync/listing/imageWriter.ts';
import { image, storeRegistry } from './storedImages.ts';

export const minute = 60_000;
export const hour = 60 * minute;

/** What a registry answers when it is asked for an image. */
type Answer = (image: ScannableImage, signal: AbortSignal) => Promise<ImageContent | 'noImage'>;

export const content: ImageContent = {
  mediaType: 'application/vnd.oci.image.manifest.v1+json',
  size: 7,
  createdAt: 1_700_000_000_000,
  platforms: [
    {
      platform: 'linux/arm64',
      digest: `sha256:${'0'.repeat(64)}`,
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      size: 7,
      createdAt: 1_700_000_000_000,
      author: '',
      declaredBase: null,
      config: {
        user: '',
        env: [],
        entrypoint: [],
        cmd: [],
        workingDir: '',
        labels: {},
        exposedPorts: [],
        volumes: [],
        stopSignal: '',
        healthCheck: null,
      },
      layers: [],
      history: [],
      isShortened: false,
    },
  ],
  absentPlatforms: [],
  platformsLeftOut: 0,
};

/** A registry whose images wait, a clock that stands until it is moved, and a connector that answers as it is told. */
export class TestIntake {
  readonly database: Database;
  readonly registryId: number;
  /** Ms since 1970. */
  now = Date.UTC(2030, 0, 1);
  answer: Answer = async () => content;
  /** Throws where the registry itself is away. */
  prove: () => Promise<void> = async () => undefined;
  /** Which digests were read, by the last digits that number them. */
  readonly read: number[] = [];
  readonly backOffs = new PartBackOffs();

  private constructor(database: Database, registryId: number) {
    this.database = database;
    this.registryId = registryId;
  }

  static async of(database: Database, images: number, perHour: number): Promise<TestIntake> {
    const registryId = await storeRegistry(database, 'harbor.example.com');
    const intake = new TestIntake(database, registryId);
    await intake.limit(perHour);
    await intake.list(images);
    return intake;
  }

  limit(trans_per_hour: number) {
    return this.database.write.updateTable('registries').set({ trans_per_hour }).execute();
  }

  /** Lists images `from` … `to`, the higher the newer, each a digest of its own. */
  async list(to: number, from = 1, namespace = 'team'): Promise<void> {
    const images = Array.from({ length: to - from + 1 }, (_, place) => {
      const number = from + place;
      return image(`t${number}`, { digest: digestOf(number), updatedAt: number, size: null, mediaType: '' });
    });
    const listed = { repository: { namespace, name: 'app' }, listing: { images, skipped: [] } };
    const scope = { runId: 1, registryId: this.registryId, center: 'cn' } as const;
    await this.database.write
      .transaction()
      .execute((transaction) => writeListedImages(transaction, scope, [listed], this.now));
  }

  /** Takes in what may be taken in now; `signal` kills it. */
  take(signal: AbortSignal = new AbortController().signal): Promise<IntakeEnd> {
    return takeIn({ ...this.dependencies(), registryId: this.registryId, backOffs: this.backOffs, signal });
  }

  /** As a process that is killed while it reads: what it has read is not stored, and nothing of it goes on. */
  async kill(): Promise<void> {
    const abort = new AbortController();
    const { answer } = this;
    this.answer = async () => {
      abort.abort(new Error('killed'));
      throw abort.signal.reason;
    };
    await this.take(abort.signal).catch(() => undefined);
    this.answer = answer;
  }

  dependencies() {
    const connector = {
      partOf: (namespace: string) => namespace,
      readImage: async (_target: unknown, asked: ScannableImage, signal: AbortSignal) => {
        this.read.push(numberOf(asked.digest));
        return this.answer(asked, signal);
      },
      verify: () => this.prove(),
    };
    return {
      database: this.database,
      registries: createRegistryRepository(this.database),
      inspect: inspectImage,
      connectorOf: () => connector as unknown as RegistryConnector,
      target: (stored: StoredRegistry) => storedTarget(stored, { seal: (plain) => plain, open: () => 'sesame' }),
      now: () => this.now,
      random: () => 0,
      log: pino({ enabled: false }),
    };
  }

  /** The images by number, with their state: 0 waiting, 1 done, 2 failed. */
  readonly states = async (): Promise<Record<number, number>> => {
    const rows = await this.database.read.selectFrom('images').select(['digest', 'intake_state']).execute();
    return Object.fromEntries(rows.map(({ digest, intake_state }) => [numberOf(digest), intake_state]));
  };

  digest(number: number) {
    return this.database.read
      .selectFrom('digests')
      .selectAll()
      .where('digest', '=', digestOf(number))
      .executeTakeFirstOrThrow();
  }

  registry() {
    return this.database.read.selectFrom('registries').selectAll().executeTakeFirstOrThrow();
  }
}

export const digestOf = (number: number) => `sha256:${String(number).padStart(64, '0')}`;
export const numberOf = (digest: string) => Number(digest.slice('sha256:'.length));
