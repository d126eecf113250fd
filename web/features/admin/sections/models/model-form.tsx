import { IconUpload } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CityModel, ModelList } from '../../../../../api/features/models/contract.ts';
import type { LocalText, Position } from '../../../../../data/contract.ts';
import { MODEL_LIMITS } from '../../../../../data/model/model-limits.ts';
import { Button } from '../../../../kit/button.tsx';
import { Failure } from '../../../../kit/failure.tsx';
import { CheckField, FileField, NumberField, TextField } from '../../../../kit/field.tsx';
import forms from '../../../../kit/form.module.css';
import { ApiError } from '../../../../lib/api.ts';
import { localText } from '../../../../lib/local-text.ts';
import { usePortal } from '../../../../lib/portal.ts';
import { postForm, putForm } from '../../../../lib/post.ts';
import { PositionField } from '../../objects/position-field.tsx';
import { LocalTextField } from '../../parts/local-text-field.tsx';
import { ModelPreview } from './model-preview.tsx';
import { modelRefusal } from './model-refusal.ts';

interface Draft {
  title: LocalText | undefined;
  position: Position;
  heading: number | undefined;
  scale: number | undefined;
  height: number | undefined;
  credit: string;
  licence: string;
  clip: boolean;
}

/** A new model, or where one stands, whose it is, and another file for it. */
export function ModelForm({ model, onDone }: { model: CityModel | undefined; onDone(title?: string): void }) {
  const { t, i18n } = useTranslation('admin');
  const { cityId, city, lang } = usePortal();
  const client = useQueryClient();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [draft, setDraft] = useState<Draft>(
    model ?? { title: undefined, position: city.scene.centre, heading: 0, scale: 1, height: 0, credit: '', licence: '', clip: true },
  );
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  useEffect(() => heading.current?.focus(), []);
  const send = useMutation({
    mutationFn: () => {
      const { title, position, heading: turn, scale, height, credit, licence, clip } = draft;
      const form = new FormData();
      if (file) form.set('model', file);
      const placement = { title, position, heading: turn, scale, height, credit, licence, clip, ...(model && { version: model.version }) };
      form.set('placement', JSON.stringify(placement));
      const path = `/cities/${cityId}/models`;
      return model ? putForm<ModelList>(`${path}/${model.id}`, form) : postForm<ModelList>(path, form);
    },
    onSuccess: (list) => {
      client.setQueryData(['models', cityId], list);
      onDone(draft.title && localText(draft.title, lang));
    },
  });
  const { bytes, triangles, side } = MODEL_LIMITS;
  const [megabytes, most, metres] = [bytes >> 20, triangles, side].map((n) => n.toLocaleString(i18n.language));
  const limits = { megabytes, triangles: most, metres };
  const wrong = modelRefusal(send.error);
  const problem = (field: string) => (wrong?.[field] ? t(`section.models.wrong.${wrong[field]}`, limits) : undefined);
  const conflict = send.error instanceof ApiError && send.error.code === 'version-conflict';
  return (
    <form
      className={forms.form}
      aria-labelledby={id}
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <h3 id={id} ref={heading} tabIndex={-1}>
        {model ? t('section.models.editTitle', { title: localText(model.title, lang) }) : t('section.models.addTitle')}
      </h3>
      <FileField
        label={t(model ? 'section.models.otherFile' : 'section.models.file')}
        hint={t('section.models.fileHint', limits)}
        problem={problem('model')}
        accept=".glb,model/gltf-binary"
        onFile={setFile}
      />
      <LocalTextField
        label={t('section.models.name')}
        value={draft.title}
        problem={problem('title')}
        onChange={(title) => change({ title })}
      />
      <PositionField value={draft.position} problem={problem('position')} onChange={(position) => change({ position })} />
      <div className={forms.fields}>
        <NumberField
          label={t('section.models.heading')}
          hint={t('section.models.headingHint')}
          min={0}
          max={360}
          step="any"
          value={draft.heading}
          problem={problem('heading')}
          onChange={(turn) => change({ heading: turn })}
        />
        <NumberField
          label={t('section.models.scale')}
          hint={t('section.models.scaleHint')}
          min={0.0001}
          max={1000}
          step="any"
          value={draft.scale}
          problem={problem('scale')}
          onChange={(scale) => change({ scale })}
        />
        <NumberField
          label={t('section.models.height')}
          step="any"
          value={draft.height}
          problem={problem('height')}
          onChange={(height) => change({ height })}
        />
        <TextField
          label={t('section.models.credit')}
          value={draft.credit}
          problem={problem('credit')}
          autoComplete="off"
          onChange={(credit) => change({ credit })}
        />
        <TextField
          label={t('section.models.licence')}
          hint={t('section.models.licenceHint')}
          value={draft.licence}
          problem={problem('licence')}
          autoComplete="off"
          onChange={(licence) => change({ licence })}
        />
      </div>
      <CheckField label={t('section.models.clip')} value={draft.clip} onChange={(clip) => change({ clip })} />
      <ModelPreview
        id={model?.id ?? null}
        saved={model?.url}
        file={file}
        place={{
          position: draft.position,
          heading: draft.heading ?? 0,
          // An empty or impossible number stands for none.
          scale: draft.scale && draft.scale > 0 ? draft.scale : 1,
          height: draft.height ?? 0,
          clip: draft.clip,
        }}
      />
      {conflict && <p className={forms.problem}>{t('section.models.conflict')}</p>}
      {send.error && !wrong && !conflict && <Failure error={send.error} retry={() => send.mutate()} />}
      <div className={forms.row}>
        <Button
          type="submit"
          look="primary"
          icon={<IconUpload size={18} aria-hidden="true" />}
          disabled={send.isPending || !(model ?? file) || !draft.title?.vi || !draft.credit.trim() || !draft.licence.trim()}
        >
          {send.isPending ? t('section.models.sending') : t(model ? 'section.models.save' : 'section.models.send')}
        </Button>
        <Button look="plain" onClick={() => onDone()}>
          {t('form.cancel')}
        </Button>
        <span role="status">{wrong && t('section.models.refused')}</span>
      </div>
    </form>
  );
}
