import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageFrame } from '../../kit/page-frame.tsx';
import { useMe } from '../../lib/me.ts';
import { usePortal } from '../../lib/portal.ts';
import { deviceSecret } from './device-push.ts';
import { readAt, readHash } from './follow-address.ts';
import { followsQuery, ownFollowsQuery } from './follow-api.ts';
import { FollowForm } from './follow-form.tsx';
import { OwnFollows } from './own-follows.tsx';
import { UsedLink } from './used-link.tsx';

/**
 * Being told of reports: what a link in a letter asks for, a new subscription, and one's own. Secrets stand behind the hash and leave the device
 * in a header only.
 */
export default function FollowPage() {
  const { t } = useTranslation('follow');
  const { href } = usePortal();
  const queries = useQueryClient();
  const { hash, search } = useRouterState({ select: (s) => s.location });
  const { report, at } = search as { report?: string; at?: string };
  const link = readHash(hash);
  const { me } = useMe();
  const account = useQuery(ownFollowsQuery(Boolean(me))).data?.secret ?? null;
  const [given, setGiven] = useState<string | null>(null);
  const [device, setDevice] = useState(deviceSecret);
  const held = given ?? (link?.purpose === 'manage' ? link.secret : null);
  const secrets = [...new Set([held, account, device])].filter((one) => one !== null);
  const renewed = (secret: string | null) => {
    setDevice(deviceSecret());
    if (secret !== null) void queries.invalidateQueries({ queryKey: followsQuery(secret).queryKey });
    void queries.invalidateQueries({ queryKey: ownFollowsQuery(true).queryKey });
  };
  const using = link?.purpose === 'confirm' || link?.purpose === 'end' ? { purpose: link.purpose, secret: link.secret } : null;
  return (
    <PageFrame title={t('title')} mapHref={href()}>
      {using && <UsedLink key={using.secret} {...using} onSecret={setGiven} />}
      {secrets.map((secret) => (
        <OwnFollows
          key={secret}
          secret={secret}
          fromLink={secret === held}
          onEnded={() => {
            if (secret === given) setGiven(null);
            renewed(null);
          }}
        />
      ))}
      {!using && (
        <FollowForm
          key={`${report} ${at}`}
          report={report ?? null}
          at={readAt(at)}
          tracking={link?.purpose === 'tracking' ? link.secret : null}
          held={link?.purpose === 'tracking' ? null : (held ?? account)}
          onDone={renewed}
        />
      )}
    </PageFrame>
  );
}
