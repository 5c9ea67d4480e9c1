import { useState } from 'react';
import type { NetType } from '#contract/enums.ts';
import { AllowlistPanel } from './AllowlistPanel.tsx';
import { defaultAllowlistView } from './allowlistView.ts';

export interface AllowlistLookupProps {
  /** The registry's region: its row stands first. */
  regionId: string;
  /** Decides which addresses are emphasised and copied. */
  netType: NetType;
  /** As typed; once it is an IP, our own address towards it is shown. */
  hostIp: string;
}

/** The scanner's addresses beside a form. Load it on demand: it brings a library for CIDR ranges. */
export default function AllowlistLookup({ regionId, netType, hostIp }: AllowlistLookupProps) {
  const [view, setView] = useState(defaultAllowlistView);
  return (
    <AllowlistPanel
      view={{ ...view, netType }}
      onChange={(change) => setView((current) => ({ ...current, ...change }))}
      choosesNetwork={false}
      regionId={regionId}
      hostIp={hostIp.trim()}
    />
  );
}
