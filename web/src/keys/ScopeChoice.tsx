/** Scopes to tick: a row for each class with reading and changing, then files and functions. */
import { Box, Checkbox, FormControlLabel, FormGroup, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';

interface Props {
  offered: readonly string[];
  chosen: ReadonlySet<string>;
  choose: (chosen: ReadonlySet<string>) => void;
}

export function ScopeChoice({ offered, chosen, choose }: Props) {
  const translate = useTranslate();
  const classes = offered.filter((scope) => scope.endsWith(':read')).map((scope) => scope.slice(0, -':read'.length));
  const others = offered.filter((scope) => /^(functions|files):/.test(scope));

  function toggle(scope: string) {
    const next = new Set(chosen);
    if (!next.delete(scope)) next.add(scope);
    choose(next);
  }

  const tick = (scope: string, label: string, name = label) => (
    <FormControlLabel
      key={scope}
      label={label}
      control={
        <Checkbox
          size="small"
          checked={chosen.has(scope)}
          onChange={() => toggle(scope)}
          slotProps={{ input: { 'aria-label': name } }}
        />
      }
    />
  );

  return (
    <Box role="group" aria-label={translate('resources.ApiKey.fields.scopes')}>
      <Typography variant="subtitle2">{translate('resources.ApiKey.fields.scopes')}</Typography>
      <Typography variant="body2" color="text.secondary">
        {translate('keys.scopesHint')}
      </Typography>
      {classes.map((className) => (
        <Stack key={className} direction="row" sx={{ alignItems: 'center', flexWrap: 'wrap' }}>
          <Typography variant="body2" sx={{ flexGrow: 1 }}>
            {className}
          </Typography>
          {tick(`${className}:read`, translate('keys.read'), `${className}: ${translate('keys.read')}`)}
          {offered.includes(`${className}:write`) &&
            tick(`${className}:write`, translate('keys.write'), `${className}: ${translate('keys.write')}`)}
        </Stack>
      ))}
      <FormGroup>{others.map((scope) => tick(scope, scope))}</FormGroup>
    </Box>
  );
}
