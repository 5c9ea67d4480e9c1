import * as z from 'zod/mini';
import { action } from '../action.ts';
import { severitySchema } from '../enums.ts';
import { lineOfText } from '../fields.ts';
import { imageRowSchema } from './images.ts';
import { reportStateSchema } from './vulnerabilities.ts';

/** A vulnerability in a package that one of two images has. */
export const comparedFindingSchema = z.object({
  Name: z.string(),
  Severity: severitySchema,
  Package: z.string(),
  InstalledVersion: z.string(),
  /** '' where none is known. */
  FixedVersion: z.string(),
  CvssScore: z.optional(z.number()),
  Link: z.string(),
});
export type ComparedFinding = z.infer<typeof comparedFindingSchema>;

/** How something of the image stands to the other: only here, only there, in both, or there with another value. */
export const changes = ['came', 'went', 'stayed', 'changed'] as const;
export const changeSchema = z.enum(changes);
export type Change = z.infer<typeof changeSchema>;

export const comparedLayerSchema = z.object({
  Digest: z.string(),
  /** Of what it unpacks to: layers are the same by it, however they are compressed. */
  DiffId: z.string(),
  Size: z.number(),
  Command: z.string(),
  Change: changeSchema,
});
export type ComparedLayer = z.infer<typeof comparedLayerSchema>;

/** The parts of a configuration that two images differ in. */
export const configFields = [
  'User',
  'Entrypoint',
  'Cmd',
  'WorkingDir',
  'StopSignal',
  'HealthCheck',
  'Env',
  'ExposedPort',
  'Volume',
  'Label',
] as const;
export const configFieldSchema = z.enum(configFields);

export const comparedConfigSchema = z.object({
  Field: configFieldSchema,
  /** Which variable, port, volume or label; '' of a field that there is once. Values of variables are never told. */
  Key: z.string(),
  /** Of the other image, and of this one. */
  Before: z.string(),
  After: z.string(),
  Change: changeSchema,
});
export type ComparedConfig = z.infer<typeof comparedConfigSchema>;

const comparedRiskSchema = z.object({ RiskKey: z.string(), Name: z.string() });

/**
 * Ours: what came, went and was fixed from `OtherUuid` to `Uuid`: two tags of a repository, the older one as the other, or an image
 * and its base. What cannot be known, as a report or a look into an image is missing, is absent and never guessed.
 */
export const describeImageComparison = action({
  request: {
    Uuid: lineOfText(64),
    OtherUuid: lineOfText(64),
    /** One that both have; else linux/amd64, else the first that both have. */
    Platform: z.optional(lineOfText(64)),
  },
  response: {
    Image: imageRowSchema,
    Other: imageRowSchema,
    /** What is compared; absent where they have no platform in common, or are not looked into. */
    Platform: z.optional(z.string()),
    /** That both have. */
    Platforms: z.array(z.string()),
    ReportState: reportStateSchema,
    OtherReportState: reportStateSchema,
    /**
     * Absent unless both reports are imported. `Fixed` is gone where a version without it was known, `Went` where none was.
     * By vulnerability and package, the worst first.
     */
    Findings: z.optional(
      z.object({
        Came: z.array(comparedFindingSchema),
        Went: z.array(comparedFindingSchema),
        Fixed: z.array(comparedFindingSchema),
        /** How many both have. */
        StayedCount: z.number(),
      }),
    ),
    /** From the bottom: what both begin with, then what went, then what came. */
    Layers: z.optional(z.array(comparedLayerSchema)),
    /** What differs. */
    Config: z.optional(z.array(comparedConfigSchema)),
    BuildRisks: z.optional(
      z.object({ Came: z.array(comparedRiskSchema), Went: z.array(comparedRiskSchema), StayedCount: z.number() }),
    ),
  },
  access: 'read',
  extension: true,
});
