/** The customer's own files for an item: chosen, kept over a reload, and on their way to the shop. */
import { useEffect, useState } from 'react';
import { newKey } from '../../small/key';
import { type Chosen, keepChosen, readChosen } from '../../uploading/chosen';
import { forgetUpload } from '../../uploading/kept';
import type { Progress } from '../../uploading/resumable';

export const MOST_FILES = 20;

const isSame = (a: File, b: File) => a.name === b.name && a.size === b.size && a.lastModified === b.lastModified;

export interface Files {
  chosen: Chosen[];
  /** Finished uploads, in the order of the files. */
  uploads: { uploadId: string; uploadSecret: string }[];
  isAllThere: boolean;
  /** The shop does not take one of them. */
  isRefused: boolean;
  /** Those of `files` that are new; says what is wrong with the others. */
  add(files: File[]): { twice?: string; isTooMany: boolean };
  remove(id: string): void;
  told(id: string, progress: Progress): void;
  /** The shop has taken them. */
  forget(): void;
}

/** `key` names the configuration that they belong to. */
export function useFiles(key: string): Files {
  const [chosen, setChosen] = useState<Chosen[]>([]);
  const [progress, setProgress] = useState<Record<string, Progress>>({});

  useEffect(() => {
    readChosen(key).then((kept) =>
      setChosen((now) => [...kept.filter(({ id }) => !now.some((one) => one.id === id)), ...now]),
    );
  }, [key]);

  const arrange = (next: Chosen[]) => {
    setChosen(next);
    keepChosen(key, next);
  };
  const names = chosen.map(({ id }) => progress[id]?.name);
  return {
    chosen,
    uploads: names.filter((name) => name !== undefined),
    isAllThere: names.every((name) => name !== undefined),
    isRefused: chosen.some(({ id }) => progress[id]?.state === 'refused'),
    add(files) {
      const twice = files.find((file) => chosen.some((one) => isSame(one.file, file)));
      const fresh = files.filter((file) => !chosen.some((one) => isSame(one.file, file)));
      const isTooMany = chosen.length + fresh.length > MOST_FILES;
      if (!isTooMany) arrange([...chosen, ...fresh.map((file) => ({ id: newKey(), file }))]);
      return { twice: twice?.name, isTooMany };
    },
    remove: (id) => arrange(chosen.filter((one) => one.id !== id)),
    told: (id, next) => setProgress((all) => ({ ...all, [id]: next })),
    forget() {
      for (const { file } of chosen) forgetUpload(file);
      keepChosen(key, []);
    },
  };
}
