using System.IO.Compression;

namespace Niangjia.Cases.Domain.Triage.Learning;

/// <summary>A model as bytes: names of the answers, calibrations, biases, numbers of the runs, weights in half precision; compressed.</summary>
internal static class ModelBytes
{
    private const int Form = 1;

    /// <summary>Writes a model.</summary>
    public static byte[] Write(TriageModel model)
    {
        using var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(new BrotliStream(bytes, CompressionLevel.Fastest)))
        {
            writer.Write(Form);
            writer.Write(string.Join(',', Labels.All));
            foreach (var (temperature, doubt) in model.Calibrations)
            {
                writer.Write(temperature);
                writer.Write(doubt);
            }
            foreach (var value in model.Bias) writer.Write(value);
            writer.Write(model.Rows.Count);
            foreach (var (bucket, _) in model.Rows.OrderBy(row => row.Value)) writer.Write(bucket);
            foreach (var value in model.Weights) writer.Write((Half)value);
        }
        return bytes.ToArray();
    }

    /// <summary>Reads a model; null when it was made by a version of the program with other answers, whose weights mean nothing here.</summary>
    public static TriageModel? Read(byte[] bytes)
    {
        using var reader = new BinaryReader(new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress));
        if (reader.ReadInt32() != Form || reader.ReadString() != string.Join(',', Labels.All)) return null;
        var calibrations = Labels.Heads.Select(_ => new Calibration(reader.ReadSingle(), reader.ReadSingle())).ToArray();
        var bias = new float[Labels.Count];
        for (var i = 0; i < bias.Length; i++) bias[i] = reader.ReadSingle();
        var count = reader.ReadInt32();
        var rows = new Dictionary<int, int>(count);
        for (var row = 0; row < count; row++) rows.Add(reader.ReadInt32(), row);
        var weights = new float[count * Labels.Count];
        for (var i = 0; i < weights.Length; i++) weights[i] = (float)reader.ReadHalf();
        return new(rows, bias, weights, calibrations);
    }
}
